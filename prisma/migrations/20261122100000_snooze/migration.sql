-- Who has hidden what from their own inbox, and until when.
ALTER TABLE "intent_people" ADD COLUMN "snoozed_until" TIMESTAMPTZ(3);

-- Few rows are ever snoozed, so the index holds only those.
CREATE INDEX "intent_people_snoozed_idx" ON "intent_people" ("user_id", "snoozed_until") WHERE "snoozed_until" IS NOT NULL;
