CREATE TABLE "heard" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "under" jsonb;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "begun_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "kind" text DEFAULT 'member' NOT NULL;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "place" ADD COLUMN "open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "heard_at_index" ON "heard" USING btree ("at");--> statement-breakpoint
CREATE INDEX "delivery_failed" ON "delivery" USING btree ("settled_at") WHERE status = 'impossible';--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_kind" CHECK ("account"."kind" in ('member', 'guest', 'external'));