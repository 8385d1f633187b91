CREATE TABLE "benefit_driver" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"factor_key" text,
	"text" text NOT NULL,
	"noted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "correction" (
	"round_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "correction_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"text" text NOT NULL,
	CONSTRAINT "correction_round_id_position_pk" PRIMARY KEY("round_id","position")
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"text" text NOT NULL,
	"responsible_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_up" (
	"round_id" uuid PRIMARY KEY NOT NULL,
	"course" text NOT NULL,
	"daily_work" text NOT NULL,
	"way_on" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "minutes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"document" json NOT NULL,
	"digest" text NOT NULL,
	"approved_by" uuid NOT NULL,
	"approved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "minutes_roundId_version_unique" UNIQUE("round_id","version"),
	CONSTRAINT "minutes_version" CHECK ("minutes"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "risk" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"status" text NOT NULL,
	"round_id" uuid NOT NULL,
	"factor_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "risk_roundId_factorKey_unique" UNIQUE("round_id","factor_key"),
	CONSTRAINT "risk_status" CHECK ("risk"."status" in ('draft'))
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"what" text NOT NULL,
	"by" uuid,
	"project_id" uuid,
	"round_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"details" jsonb
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dedupe_key" text NOT NULL,
	"view" jsonb NOT NULL,
	"view_key" text NOT NULL,
	"person_id" uuid,
	"project_id" uuid,
	"status" text NOT NULL,
	"platform" text,
	"ref" jsonb,
	"reason" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "delivery_dedupeKey_unique" UNIQUE("dedupe_key"),
	CONSTRAINT "delivery_status" CHECK ("delivery"."status" in ('pending', 'sent', 'impossible')),
	CONSTRAINT "delivery_recipient" CHECK (num_nonnulls(person_id, project_id) = 1)
);
--> statement-breakpoint
CREATE TABLE "letter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "letter_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation" text NOT NULL,
	"from_account" text,
	"content" jsonb NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"platform" text NOT NULL,
	"connection_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "account_platform_connectionId_externalId_unique" UNIQUE("platform","connection_id","external_id"),
	CONSTRAINT "account_platform" CHECK ("account"."platform" in ('web', 'slack', 'teams'))
);
--> statement-breakpoint
CREATE TABLE "connection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"platform" text NOT NULL,
	"external_id" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	CONSTRAINT "connection_platform_externalId_unique" UNIQUE("platform","external_id"),
	CONSTRAINT "connection_platform" CHECK ("connection"."platform" in ('web', 'slack', 'teams'))
);
--> statement-breakpoint
CREATE TABLE "link_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"person_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "link_code_codeHash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "organisation_kind" CHECK ("organisation"."kind" in ('municipality', 'other', 'secretariat'))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"time_zone" text NOT NULL,
	"is_administrator" boolean NOT NULL,
	"preferred_account_id" uuid,
	CONSTRAINT "person_language" CHECK ("person"."language" in ('nb', 'nn', 'en'))
);
--> statement-breakpoint
CREATE TABLE "personal_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"person_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"bound_to" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "personal_link_purpose" CHECK ("personal_link"."purpose" in ('answer', 'minutes'))
);
--> statement-breakpoint
CREATE TABLE "cohort" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "cohort_programmeId_number_unique" UNIQUE("programme_id","number")
);
--> statement-breakpoint
CREATE TABLE "listing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"participant_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"cohort_id" uuid NOT NULL,
	"network_id" uuid,
	"listed" boolean NOT NULL,
	"group" text,
	"themes" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "network" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cohort_id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "network_cohortId_name_unique" UNIQUE("cohort_id","name")
);
--> statement-breakpoint
CREATE TABLE "participant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participant_organisation" (
	"participant_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	CONSTRAINT "participant_organisation_participant_id_organisation_id_pk" PRIMARY KEY("participant_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "programme" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "programme_dates" CHECK ("programme"."starts_on" <= "programme"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "programme_role" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"role" text NOT NULL,
	"network_id" uuid,
	CONSTRAINT "programme_role_once" UNIQUE NULLS NOT DISTINCT("person_id","programme_id","role","network_id"),
	CONSTRAINT "programme_role_role" CHECK ("programme_role"."role" in ('secretariat', 'network-leader')),
	CONSTRAINT "programme_role_network" CHECK (("programme_role"."role" = 'network-leader') = ("programme_role"."network_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"party" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "membership_party" CHECK ("membership"."party" in ('politicians', 'administration', 'employees'))
);
--> statement-breakpoint
CREATE TABLE "place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"connection_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	CONSTRAINT "place_projectId_kind_connectionId_externalId_unique" UNIQUE("project_id","kind","connection_id","external_id"),
	CONSTRAINT "place_kind" CHECK ("place"."kind" in ('group', 'open'))
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"participant_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"themes" text[] NOT NULL,
	"language" text NOT NULL,
	"time_zone" text NOT NULL,
	"phase" text NOT NULL,
	"scale" jsonb NOT NULL,
	"thresholds" jsonb NOT NULL,
	"shares_contents" boolean NOT NULL,
	CONSTRAINT "project_language" CHECK ("project"."language" in ('nb', 'nn', 'en')),
	CONSTRAINT "project_phase" CHECK ("project"."phase" in ('clarification', 'organisation', 'planning', 'execution', 'evaluation'))
);
--> statement-breakpoint
CREATE TABLE "project_group" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "project_group_projectId_kind_unique" UNIQUE("project_id","kind"),
	CONSTRAINT "project_group_kind" CHECK ("project_group"."kind" in ('steering', 'project', 'reference'))
);
--> statement-breakpoint
CREATE TABLE "role_holding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "role_holding_role" CHECK ("role_holding"."role" in ('pa', 'pl'))
);
--> statement-breakpoint
CREATE TABLE "answer" (
	"round_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"party" text NOT NULL,
	"grades" jsonb NOT NULL,
	"reasons" jsonb NOT NULL,
	"comment" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answer_round_id_person_id_pk" PRIMARY KEY("round_id","person_id"),
	CONSTRAINT "answer_party" CHECK ("answer"."party" in ('politicians', 'administration', 'employees'))
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"round_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "draft_round_id_person_id_pk" PRIMARY KEY("round_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "kept_grade" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"factor_key" text NOT NULL,
	"grade" integer NOT NULL,
	"party" text,
	"person_id" uuid,
	CONSTRAINT "kept_grade_party" CHECK ("kept_grade"."party" in ('politicians', 'administration', 'employees'))
);
--> statement-breakpoint
CREATE TABLE "kept_text" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"factor_key" text,
	"text" text NOT NULL,
	"person_id" uuid
);
--> statement-breakpoint
CREATE TABLE "round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"group_kind" text NOT NULL,
	"number" integer NOT NULL,
	"settings" jsonb NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"deadline" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" text,
	"completeness" text,
	"turnout" jsonb,
	"result_shown" boolean,
	CONSTRAINT "round_projectId_number_unique" UNIQUE("project_id","number"),
	CONSTRAINT "round_status" CHECK ("round"."status" in ('open', 'closed')),
	CONSTRAINT "round_closed" CHECK (num_nonnulls(closed_at, closed_by, completeness, turnout, result_shown) = case status when 'closed' then 5 else 0 end)
);
--> statement-breakpoint
ALTER TABLE "benefit_driver" ADD CONSTRAINT "benefit_driver_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "benefit_driver" ADD CONSTRAINT "benefit_driver_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_responsible_id_person_id_fk" FOREIGN KEY ("responsible_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_approved_by_person_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk" ADD CONSTRAINT "risk_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk" ADD CONSTRAINT "risk_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_connection_id_connection_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection" ADD CONSTRAINT "connection_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_code" ADD CONSTRAINT "link_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_link" ADD CONSTRAINT "personal_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_link" ADD CONSTRAINT "personal_link_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort" ADD CONSTRAINT "cohort_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_network_id_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."network"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network" ADD CONSTRAINT "network_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_organisation" ADD CONSTRAINT "participant_organisation_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_organisation" ADD CONSTRAINT "participant_organisation_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_role" ADD CONSTRAINT "programme_role_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_role" ADD CONSTRAINT "programme_role_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_role" ADD CONSTRAINT "programme_role_network_id_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."network"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_group_id_project_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."project_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_connection_id_connection_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_group" ADD CONSTRAINT "project_group_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_holding" ADD CONSTRAINT "role_holding_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_holding" ADD CONSTRAINT "role_holding_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_grade" ADD CONSTRAINT "kept_grade_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_grade" ADD CONSTRAINT "kept_grade_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_text" ADD CONSTRAINT "kept_text_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_text" ADD CONSTRAINT "kept_text_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_group_id_project_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."project_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_opened_by_person_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "benefit_driver_round_id_index" ON "benefit_driver" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "decision_round_id_index" ON "decision" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "decision_project_id_index" ON "decision" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "risk_project_id_index" ON "risk" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "audit_event_round_id_index" ON "audit_event" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "audit_event_project_id_index" ON "audit_event" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "delivery_showing" ON "delivery" USING btree ("view_key") WHERE ref is not null;--> statement-breakpoint
CREATE INDEX "delivery_pending" ON "delivery" USING btree ("id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "delivery_person_id_index" ON "delivery" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "letter_conversation_position_index" ON "letter" USING btree ("conversation","position");--> statement-breakpoint
CREATE INDEX "account_connection_id_index" ON "account" USING btree ("connection_id");--> statement-breakpoint
CREATE INDEX "account_person_id_index" ON "account" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "personal_link_round_id_index" ON "personal_link" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "personal_link_person_id_index" ON "personal_link" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "listing_participant_id_index" ON "listing" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "participant_programme_id_index" ON "participant" USING btree ("programme_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_current" ON "membership" USING btree ("group_id","person_id") WHERE left_at is null;--> statement-breakpoint
CREATE INDEX "membership_person_id_index" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "place_connection_id_external_id_index" ON "place" USING btree ("connection_id","external_id");--> statement-breakpoint
CREATE INDEX "project_participant_id_index" ON "project" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "role_holding_current" ON "role_holding" USING btree ("project_id","role") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "role_holding_person_id_index" ON "role_holding" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "kept_grade_round_id_index" ON "kept_grade" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "kept_text_round_id_index" ON "kept_text" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "round_open" ON "round" USING btree ("project_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "round_due" ON "round" USING btree ("deadline") WHERE status = 'open';