CREATE TABLE "activity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"milestone_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "milestone" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"wording" text NOT NULL,
	"criterion" text NOT NULL,
	"due_on" date NOT NULL,
	"responsible_id" uuid NOT NULL,
	"is_decision_point" boolean NOT NULL,
	"celebration" text NOT NULL,
	"tells_openly" boolean NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"reached_at" timestamp with time zone,
	"reached_by" uuid,
	"result" text,
	"celebrated_at" timestamp with time zone,
	CONSTRAINT "milestone_reached" CHECK (num_nonnulls(reached_at, reached_by, result) in (0, 3)),
	CONSTRAINT "milestone_celebrated" CHECK (celebrated_at is null or reached_at is not null)
);
--> statement-breakpoint
CREATE TABLE "milestone_audience" (
	"milestone_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "milestone_audience_milestone_id_person_id_pk" PRIMARY KEY("milestone_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "milestone_move" (
	"id" uuid PRIMARY KEY NOT NULL,
	"milestone_id" uuid NOT NULL,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"reason" text NOT NULL,
	"moved_by" uuid NOT NULL,
	"moved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deadline_move" (
	"id" uuid PRIMARY KEY NOT NULL,
	"deadline_id" uuid NOT NULL,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"reason" text NOT NULL,
	"moved_by" uuid NOT NULL,
	"moved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grant_letter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"amount" integer NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reporting_deadline" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"grant_letter_id" uuid,
	"contents" text NOT NULL,
	"due_on" date NOT NULL,
	"responsible_id" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"delivered_on" date,
	"reference" text,
	"parties" text[],
	"delivered_by" uuid,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "reporting_deadline_delivered" CHECK (num_nonnulls(delivered_on, reference, parties, delivered_by, delivered_at) in (0, 5))
);
--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_milestone_id_milestone_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestone"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_responsible_id_person_id_fk" FOREIGN KEY ("responsible_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_reached_by_person_id_fk" FOREIGN KEY ("reached_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_audience" ADD CONSTRAINT "milestone_audience_milestone_id_milestone_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestone"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_audience" ADD CONSTRAINT "milestone_audience_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_move" ADD CONSTRAINT "milestone_move_milestone_id_milestone_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestone"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_move" ADD CONSTRAINT "milestone_move_moved_by_person_id_fk" FOREIGN KEY ("moved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_move" ADD CONSTRAINT "deadline_move_deadline_id_reporting_deadline_id_fk" FOREIGN KEY ("deadline_id") REFERENCES "public"."reporting_deadline"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_move" ADD CONSTRAINT "deadline_move_moved_by_person_id_fk" FOREIGN KEY ("moved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_letter" ADD CONSTRAINT "grant_letter_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_deadline" ADD CONSTRAINT "reporting_deadline_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_deadline" ADD CONSTRAINT "reporting_deadline_grant_letter_id_grant_letter_id_fk" FOREIGN KEY ("grant_letter_id") REFERENCES "public"."grant_letter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_deadline" ADD CONSTRAINT "reporting_deadline_responsible_id_person_id_fk" FOREIGN KEY ("responsible_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_deadline" ADD CONSTRAINT "reporting_deadline_delivered_by_person_id_fk" FOREIGN KEY ("delivered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_milestone_id_index" ON "activity" USING btree ("milestone_id");--> statement-breakpoint
CREATE INDEX "milestone_project_id_index" ON "milestone" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "milestone_open" ON "milestone" USING btree ("due_on") WHERE reached_at is null;--> statement-breakpoint
CREATE INDEX "milestone_to_celebrate" ON "milestone" USING btree ("reached_at") WHERE reached_at is not null and celebrated_at is null;--> statement-breakpoint
CREATE INDEX "milestone_audience_person_id_index" ON "milestone_audience" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "milestone_move_milestone_id_index" ON "milestone_move" USING btree ("milestone_id");--> statement-breakpoint
CREATE INDEX "deadline_move_deadline_id_index" ON "deadline_move" USING btree ("deadline_id");--> statement-breakpoint
CREATE INDEX "grant_letter_project_id_index" ON "grant_letter" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "reporting_deadline_project_id_index" ON "reporting_deadline" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "reporting_deadline_open" ON "reporting_deadline" USING btree ("due_on") WHERE delivered_on is null;