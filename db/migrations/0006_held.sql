CREATE TABLE "held" (
	"delivery_id" uuid PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"key" text NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "held_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "held_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "is_answer" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "held" ADD CONSTRAINT "held_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."delivery"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "held_until_position_index" ON "held" USING btree ("until","position");