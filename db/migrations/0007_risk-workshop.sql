CREATE TABLE "countermeasure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"risk_id" uuid NOT NULL,
	"text" text NOT NULL,
	"lowers" text NOT NULL,
	"milestone_id" uuid NOT NULL,
	"activity_id" uuid,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "countermeasure_lowers" CHECK ("countermeasure"."lowers" in ('s', 'k'))
);
--> statement-breakpoint
CREATE TABLE "given_grade" (
	"workshop_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"risk_id" uuid NOT NULL,
	"s" integer,
	"k" integer,
	CONSTRAINT "given_grade_workshop_id_person_id_risk_id_pk" PRIMARY KEY("workshop_id","person_id","risk_id"),
	CONSTRAINT "given_grade_steps" CHECK ((s is null or s between 1 and 5) and (k is null or k between 1 and 5))
);
--> statement-breakpoint
CREATE TABLE "risk_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"risk_id" uuid NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "risk_event_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"what" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"other_id" uuid,
	"text" text NOT NULL,
	"grading" jsonb,
	CONSTRAINT "risk_event_what" CHECK ("risk_event"."what" in ('found', 'merged', 'aside', 'back', 'graded', 'countermeasure', 'closed', 'reopened'))
);
--> statement-breakpoint
CREATE TABLE "risk_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workshop_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "risk_note_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "risk_workshop" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"leader_id" uuid NOT NULL,
	"greeting" text NOT NULL,
	"is_again" boolean NOT NULL,
	"status" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "risk_workshop_projectId_number_unique" UNIQUE("project_id","number"),
	CONSTRAINT "risk_workshop_status" CHECK ("risk_workshop"."status" in ('collecting', 'listing', 'grading', 'matrix', 'closed')),
	CONSTRAINT "risk_workshop_ended" CHECK ((status = 'closed') = (ended_at is not null))
);
--> statement-breakpoint
CREATE TABLE "workshop_risk" (
	"workshop_id" uuid NOT NULL,
	"risk_id" uuid NOT NULL,
	CONSTRAINT "workshop_risk_workshop_id_risk_id_pk" PRIMARY KEY("workshop_id","risk_id")
);
--> statement-breakpoint
ALTER TABLE "risk" DROP CONSTRAINT "risk_status";--> statement-breakpoint
ALTER TABLE "due" DROP CONSTRAINT "due_kind";--> statement-breakpoint
ALTER TABLE "nudge" DROP CONSTRAINT "nudge_kind";--> statement-breakpoint
ALTER TABLE "nudge" DROP CONSTRAINT "nudge_why";--> statement-breakpoint
ALTER TABLE "switched_off" DROP CONSTRAINT "switched_off_kind";--> statement-breakpoint
ALTER TABLE "risk" ALTER COLUMN "round_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "risk" ALTER COLUMN "factor_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "risk" ADD COLUMN "workshop_id" uuid;--> statement-breakpoint
ALTER TABLE "risk" ADD COLUMN "text" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "risk" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "risk" ADD COLUMN "s" integer;--> statement-breakpoint
ALTER TABLE "risk" ADD COLUMN "k" integer;--> statement-breakpoint
ALTER TABLE "risk" ADD COLUMN "graded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "countermeasure" ADD CONSTRAINT "countermeasure_risk_id_risk_id_fk" FOREIGN KEY ("risk_id") REFERENCES "public"."risk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "countermeasure" ADD CONSTRAINT "countermeasure_milestone_id_milestone_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestone"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "given_grade" ADD CONSTRAINT "given_grade_workshop_id_risk_workshop_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."risk_workshop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "given_grade" ADD CONSTRAINT "given_grade_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "given_grade" ADD CONSTRAINT "given_grade_risk_id_risk_id_fk" FOREIGN KEY ("risk_id") REFERENCES "public"."risk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_event" ADD CONSTRAINT "risk_event_risk_id_risk_id_fk" FOREIGN KEY ("risk_id") REFERENCES "public"."risk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_event" ADD CONSTRAINT "risk_event_by_person_id_fk" FOREIGN KEY ("by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_event" ADD CONSTRAINT "risk_event_other_id_risk_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."risk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_note" ADD CONSTRAINT "risk_note_workshop_id_risk_workshop_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."risk_workshop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_note" ADD CONSTRAINT "risk_note_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_workshop" ADD CONSTRAINT "risk_workshop_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_workshop" ADD CONSTRAINT "risk_workshop_group_id_project_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."project_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_workshop" ADD CONSTRAINT "risk_workshop_leader_id_person_id_fk" FOREIGN KEY ("leader_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_risk" ADD CONSTRAINT "workshop_risk_workshop_id_risk_workshop_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."risk_workshop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_risk" ADD CONSTRAINT "workshop_risk_risk_id_risk_id_fk" FOREIGN KEY ("risk_id") REFERENCES "public"."risk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "countermeasure_risk_id_index" ON "countermeasure" USING btree ("risk_id");--> statement-breakpoint
CREATE INDEX "countermeasure_milestone_id_index" ON "countermeasure" USING btree ("milestone_id");--> statement-breakpoint
CREATE INDEX "risk_event_risk_id_index" ON "risk_event" USING btree ("risk_id");--> statement-breakpoint
CREATE INDEX "risk_note_workshop_id_person_id_index" ON "risk_note" USING btree ("workshop_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "risk_workshop_open" ON "risk_workshop" USING btree ("project_id") WHERE status <> 'closed';--> statement-breakpoint
ALTER TABLE "risk" ADD CONSTRAINT "risk_workshop_id_risk_workshop_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."risk_workshop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk" ADD CONSTRAINT "risk_origin" CHECK (num_nonnulls(round_id, factor_key) in (0, 2));--> statement-breakpoint
ALTER TABLE "risk" ADD CONSTRAINT "risk_grades" CHECK (num_nonnulls(s, k, graded_at) in (0, 3));--> statement-breakpoint
ALTER TABLE "risk" ADD CONSTRAINT "risk_steps" CHECK ((s is null or s between 1 and 5) and (k is null or k between 1 and 5));--> statement-breakpoint
ALTER TABLE "risk" ADD CONSTRAINT "risk_merged" CHECK ((status = 'merged') = (merged_into is not null));--> statement-breakpoint
ALTER TABLE "risk" ADD CONSTRAINT "risk_status" CHECK ("risk"."status" in ('draft', 'open', 'aside', 'merged', 'closed'));--> statement-breakpoint
ALTER TABLE "due" ADD CONSTRAINT "due_kind" CHECK ("due"."kind" in ('round', 'deadline', 'milestone', 'measurement', 'gathering', 'risk'));--> statement-breakpoint
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_kind" CHECK ("nudge"."kind" in ('round', 'deadline', 'milestone', 'measurement', 'gathering', 'risk'));--> statement-breakpoint
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_why" CHECK ("nudge"."why" in ('answer', 'links', 'turnout', 'deliver', 'late', 'coming', 'reached', 'measure', 'invite', 'attend', 'parties', 'network', 'themeDay', 'cancelled', 'lacking', 'regrade'));--> statement-breakpoint
ALTER TABLE "switched_off" ADD CONSTRAINT "switched_off_kind" CHECK ("switched_off"."kind" in ('round', 'deadline', 'milestone', 'measurement', 'gathering', 'risk'));