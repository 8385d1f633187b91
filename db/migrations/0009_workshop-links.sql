ALTER TABLE "nudge" DROP CONSTRAINT "nudge_why";--> statement-breakpoint
ALTER TABLE "personal_link" ALTER COLUMN "round_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "personal_link" ADD COLUMN "workshop_id" uuid;--> statement-breakpoint
ALTER TABLE "given_grade" ADD COLUMN "given_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "risk_note" ADD COLUMN "noted_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "personal_link" ADD CONSTRAINT "personal_link_workshop_id_risk_workshop_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."risk_workshop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "personal_link_workshop_id_index" ON "personal_link" USING btree ("workshop_id");--> statement-breakpoint
ALTER TABLE "personal_link" ADD CONSTRAINT "personal_link_about" CHECK (num_nonnulls(round_id, workshop_id) = 1);--> statement-breakpoint
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_why" CHECK ("nudge"."why" in ('answer', 'links', 'turnout', 'deliver', 'late', 'coming', 'reached', 'measure', 'invite', 'attend', 'parties', 'network', 'themeDay', 'cancelled', 'lacking', 'regrade', 'note', 'grade', 'workshopLinks'));