CREATE TABLE "calendar_feed" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"project_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "file_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"bound_to" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gathering" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"network_id" uuid,
	"number" integer,
	"participant_id" uuid,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"starts_at" time,
	"place" text NOT NULL,
	"about" text NOT NULL,
	"leader_id" uuid NOT NULL,
	"planned_by" uuid NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"moved_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" uuid,
	"cancel_reason" text,
	CONSTRAINT "gathering_kind" CHECK ("gathering"."kind" in ('network', 'themeDay', 'leaders')),
	CONSTRAINT "gathering_number_range" CHECK ("gathering"."number" between 1 and 3),
	CONSTRAINT "gathering_of_network" CHECK (num_nonnulls(network_id, number) = case when "gathering"."kind" = 'network' then 2 else 0 end),
	CONSTRAINT "gathering_of_participant" CHECK (("gathering"."kind" = 'themeDay') = ("gathering"."participant_id" is not null)),
	CONSTRAINT "gathering_days" CHECK ("gathering"."starts_on" <= "gathering"."ends_on"),
	CONSTRAINT "gathering_cancelled" CHECK (num_nonnulls(cancelled_at, cancelled_by, cancel_reason) in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "gathering_attendance" (
	"gathering_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"registered_by" uuid,
	CONSTRAINT "gathering_attendance_gathering_id_person_id_pk" PRIMARY KEY("gathering_id","person_id"),
	CONSTRAINT "gathering_attendance_answer" CHECK ("gathering_attendance"."answer" in ('yes', 'no', 'lapsed'))
);
--> statement-breakpoint
CREATE TABLE "gathering_move" (
	"id" uuid PRIMARY KEY NOT NULL,
	"gathering_id" uuid NOT NULL,
	"from_occasion" jsonb NOT NULL,
	"to_occasion" jsonb NOT NULL,
	"reason" text NOT NULL,
	"moved_by" uuid NOT NULL,
	"moved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"wording" text NOT NULL,
	"zero" numeric(15, 3),
	"zero_on" date,
	"target" numeric(15, 3),
	"target_on" date,
	"unit" text NOT NULL,
	"measured_every" text,
	"first_on" date,
	"responsible_id" uuid,
	"about_persons" boolean NOT NULL,
	"zero_persons" integer,
	"recorded_at" timestamp with time zone NOT NULL,
	"revision" integer NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"ended_reason" text,
	CONSTRAINT "goal_interval" CHECK ("goal"."measured_every" in ('month', 'quarter', 'halfYear', 'year')),
	CONSTRAINT "goal_ended" CHECK (num_nonnulls(ended_at, ended_by, ended_reason) in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "goal_change" (
	"goal_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"part" text NOT NULL,
	"from_value" text,
	"to_value" text,
	"changed_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "goal_change_goal_id_revision_part_pk" PRIMARY KEY("goal_id","revision","part"),
	CONSTRAINT "goal_change_part" CHECK ("goal_change"."part" in ('wording', 'zero', 'zeroOn', 'target', 'targetOn', 'unit', 'interval', 'firstOn', 'responsibleId', 'aboutPersons', 'zeroPersons'))
);
--> statement-breakpoint
CREATE TABLE "goal_entry" (
	"goal_id" uuid NOT NULL,
	"nth" integer NOT NULL,
	"for_day" date NOT NULL,
	"value" numeric(15, 3) NOT NULL,
	"persons" integer,
	"entered_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "goal_entry_goal_id_nth_pk" PRIMARY KEY("goal_id","nth")
);
--> statement-breakpoint
CREATE TABLE "held" (
	"delivery_id" uuid PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"key" text NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "held_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "held_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "due" DROP CONSTRAINT "due_kind";--> statement-breakpoint
ALTER TABLE "nudge" DROP CONSTRAINT "nudge_kind";--> statement-breakpoint
ALTER TABLE "nudge" DROP CONSTRAINT "nudge_why";--> statement-breakpoint
ALTER TABLE "switched_off" DROP CONSTRAINT "switched_off_kind";--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "is_answer" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_link" ADD CONSTRAINT "file_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_network_id_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."network"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_leader_id_person_id_fk" FOREIGN KEY ("leader_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_planned_by_person_id_fk" FOREIGN KEY ("planned_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_cancelled_by_person_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_attendance" ADD CONSTRAINT "gathering_attendance_gathering_id_gathering_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."gathering"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_attendance" ADD CONSTRAINT "gathering_attendance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_attendance" ADD CONSTRAINT "gathering_attendance_registered_by_person_id_fk" FOREIGN KEY ("registered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_move" ADD CONSTRAINT "gathering_move_gathering_id_gathering_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."gathering"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_move" ADD CONSTRAINT "gathering_move_moved_by_person_id_fk" FOREIGN KEY ("moved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_responsible_id_person_id_fk" FOREIGN KEY ("responsible_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_change" ADD CONSTRAINT "goal_change_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_change" ADD CONSTRAINT "goal_change_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_entry" ADD CONSTRAINT "goal_entry_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_entry" ADD CONSTRAINT "goal_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held" ADD CONSTRAINT "held_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."delivery"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_feed_person_id_index" ON "calendar_feed" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feed_own" ON "calendar_feed" USING btree ("person_id") WHERE revoked_at is null and project_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feed_project" ON "calendar_feed" USING btree ("person_id","project_id") WHERE revoked_at is null and project_id is not null;--> statement-breakpoint
CREATE INDEX "file_link_person_id_index" ON "file_link" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "file_link_expires_at_index" ON "file_link" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "gathering_programme_id_starts_on_index" ON "gathering" USING btree ("programme_id","starts_on");--> statement-breakpoint
CREATE INDEX "gathering_participant_id_index" ON "gathering" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "gathering_number" ON "gathering" USING btree ("network_id","number") WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX "gathering_attendance_person_id_index" ON "gathering_attendance" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "gathering_move_gathering_id_index" ON "gathering_move" USING btree ("gathering_id");--> statement-breakpoint
CREATE INDEX "goal_project_id_index" ON "goal" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "held_until_position_index" ON "held" USING btree ("until","position");--> statement-breakpoint
ALTER TABLE "due" ADD CONSTRAINT "due_kind" CHECK ("due"."kind" in ('round', 'deadline', 'milestone', 'measurement', 'gathering'));--> statement-breakpoint
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_kind" CHECK ("nudge"."kind" in ('round', 'deadline', 'milestone', 'measurement', 'gathering'));--> statement-breakpoint
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_why" CHECK ("nudge"."why" in ('answer', 'links', 'turnout', 'deliver', 'late', 'coming', 'reached', 'measure', 'invite', 'attend', 'parties', 'network', 'themeDay', 'cancelled'));--> statement-breakpoint
ALTER TABLE "switched_off" ADD CONSTRAINT "switched_off_kind" CHECK ("switched_off"."kind" in ('round', 'deadline', 'milestone', 'measurement', 'gathering'));