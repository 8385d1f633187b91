CREATE TABLE "digest" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "digest_personId_day_unique" UNIQUE("person_id","day")
);
--> statement-breakpoint
CREATE TABLE "due" (
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "due_kind_subject_id_pk" PRIMARY KEY("kind","subject_id"),
	CONSTRAINT "due_kind" CHECK ("due"."kind" in ('round', 'deadline', 'milestone'))
);
--> statement-breakpoint
CREATE TABLE "nudge" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"why" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"digest_id" uuid,
	"for_id" uuid,
	"is_asked" boolean NOT NULL,
	CONSTRAINT "nudge_person_id_kind_why_subject_id_day_pk" PRIMARY KEY("person_id","kind","why","subject_id","day"),
	CONSTRAINT "nudge_kind" CHECK ("nudge"."kind" in ('round', 'deadline', 'milestone')),
	CONSTRAINT "nudge_why" CHECK ("nudge"."why" in ('answer', 'links', 'turnout', 'deliver', 'late', 'coming', 'reached'))
);
--> statement-breakpoint
CREATE TABLE "pause" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"deputy_id" uuid,
	CONSTRAINT "pause_days" CHECK (from_day <= to_day)
);
--> statement-breakpoint
CREATE TABLE "switched_off" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "switched_off_person_id_kind_pk" PRIMARY KEY("person_id","kind"),
	CONSTRAINT "switched_off_kind" CHECK ("switched_off"."kind" in ('round', 'deadline', 'milestone'))
);
--> statement-breakpoint
ALTER TABLE "digest" ADD CONSTRAINT "digest_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_digest_id_digest_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."digest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_for_id_person_id_fk" FOREIGN KEY ("for_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pause" ADD CONSTRAINT "pause_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pause" ADD CONSTRAINT "pause_deputy_id_person_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "switched_off" ADD CONSTRAINT "switched_off_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "digest_day_index" ON "digest" USING btree ("day");--> statement-breakpoint
CREATE INDEX "due_at_index" ON "due" USING btree ("at");--> statement-breakpoint
CREATE INDEX "nudge_waiting" ON "nudge" USING btree ("at") WHERE digest_id is null;--> statement-breakpoint
CREATE INDEX "nudge_kind_subject_id_index" ON "nudge" USING btree ("kind","subject_id");--> statement-breakpoint
CREATE INDEX "nudge_digest_id_index" ON "nudge" USING btree ("digest_id");--> statement-breakpoint
CREATE INDEX "pause_deputy_id_index" ON "pause" USING btree ("deputy_id");--> statement-breakpoint
INSERT INTO "due" ("kind", "subject_id", "at")
	SELECT 'round', "id", now() FROM "round" WHERE "status" = 'open'
	UNION ALL SELECT 'deadline', "id", now() FROM "reporting_deadline" WHERE "delivered_on" IS NULL
	UNION ALL SELECT 'milestone', "id", now() FROM "milestone" WHERE "reached_at" IS NULL;
