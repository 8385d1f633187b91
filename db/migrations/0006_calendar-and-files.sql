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
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_link" ADD CONSTRAINT "file_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_feed_person_id_index" ON "calendar_feed" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feed_own" ON "calendar_feed" USING btree ("person_id") WHERE revoked_at is null and project_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feed_project" ON "calendar_feed" USING btree ("person_id","project_id") WHERE revoked_at is null and project_id is not null;--> statement-breakpoint
CREATE INDEX "file_link_person_id_index" ON "file_link" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "file_link_expires_at_index" ON "file_link" USING btree ("expires_at");