ALTER TABLE "nudge" DROP CONSTRAINT "nudge_why";--> statement-breakpoint
ALTER TABLE "risk_event" DROP CONSTRAINT "risk_event_what";--> statement-breakpoint
ALTER TABLE "countermeasure" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "risk_workshop" ADD COLUMN "since" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_why" CHECK ("nudge"."why" in ('answer', 'links', 'turnout', 'deliver', 'late', 'coming', 'reached', 'measure', 'invite', 'attend', 'parties', 'network', 'themeDay', 'cancelled', 'lacking', 'regrade', 'note', 'grade'));--> statement-breakpoint
ALTER TABLE "risk_event" ADD CONSTRAINT "risk_event_what" CHECK ("risk_event"."what" in ('found', 'merged', 'aside', 'back', 'graded', 'countermeasure', 'withdrawn', 'closed', 'reopened'));