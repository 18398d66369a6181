-- What of an intent people see only where they ask for it, and what of it was dropped for good.
ALTER TABLE "intents"
  ADD COLUMN "sensitive" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "redaction" JSONB,
  -- 2: sensitive values and content, 1: content, 0: neither any more.
  ADD COLUMN "holds" SMALLINT NOT NULL DEFAULT 1,
  ADD CONSTRAINT "intents_holds_check" CHECK ("holds" BETWEEN 0 AND 2);
-- What the retention of a type finds, oldest first.
CREATE INDEX "intents_retention_idx" ON "intents" ("workspace_id", "intent_type", "holds", "closed_at")
  WHERE "closed_at" IS NOT NULL AND "holds" > 0;

-- How long values are kept: of a type, and of the workspace's types that say nothing themselves.
ALTER TABLE "intent_types" ADD COLUMN "retention" JSONB;
ALTER TABLE "workspaces" ADD COLUMN "retention" JSONB;

-- The scheduled clean-up finds what is old by these.
CREATE INDEX "answer_tokens_expires_at_idx" ON "answer_tokens" ("expires_at");
CREATE INDEX "sessions_expires_idx" ON "sessions" ("expires");
CREATE INDEX "verification_tokens_expires_idx" ON "verification_tokens" ("expires");
CREATE INDEX "delivery_attempts_kept_idx" ON "delivery_attempts" ("at") WHERE "request" IS NOT NULL OR "response" IS NOT NULL;
CREATE INDEX "invitations_over_idx" ON "invitations" ("expires_at");
-- What is done with, by its age.
CREATE INDEX "deliveries_done_idx" ON "deliveries" ("created_at") WHERE "next_attempt_at" IS NULL;
CREATE INDEX "notifications_done_idx" ON "notifications" ("created_at") WHERE "next_attempt_at" IS NULL;

-- Whether an answer was found to refer to it; what no answer refers to is deleted some time after its intent is over.
ALTER TABLE "files" ADD COLUMN "referred_to" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "files_unsettled_idx" ON "files" ("created_at") WHERE NOT "referred_to";
