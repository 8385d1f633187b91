CREATE TABLE "conversation" (
	"connection_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"external_id" text NOT NULL,
	"reference" text NOT NULL,
	"added_at" timestamp with time zone,
	CONSTRAINT "conversation_connection_id_kind_external_id_pk" PRIMARY KEY("connection_id","kind","external_id"),
	CONSTRAINT "conversation_kind" CHECK ("conversation"."kind" in ('person', 'place'))
);
--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_connection_id_connection_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connection"("id") ON DELETE no action ON UPDATE no action;