-- Where each fact and each change came from: door, address, browser, request. What was there before has none.
ALTER TABLE "facts" ADD COLUMN "origin" JSONB;
ALTER TABLE "admin_changes" ADD COLUMN "origin" JSONB;

-- The audit trail is read newest first, by each of its filters. What hardly any row has is indexed only where it is there.
CREATE INDEX "facts_workspace_id_at_seq_idx" ON "facts"("workspace_id", "at", "seq");
CREATE INDEX "facts_type_idx" ON "facts"("workspace_id", "type", "at", "seq");
CREATE INDEX "facts_actor_idx" ON "facts"("workspace_id", ("actor" ->> 'id'), "at", "seq") WHERE ("actor" ->> 'id') IS NOT NULL;
CREATE INDEX "facts_channel_idx" ON "facts"("workspace_id", ("origin" ->> 'channel'), "at", "seq") WHERE ("origin" ->> 'channel') IS NOT NULL;
CREATE INDEX "facts_ip_idx" ON "facts"("workspace_id", ("origin" ->> 'ip'), "at", "seq") WHERE ("origin" ->> 'ip') IS NOT NULL;
CREATE INDEX "facts_request_idx" ON "facts"(("origin" ->> 'request_id')) WHERE ("origin" ->> 'request_id') IS NOT NULL;

CREATE INDEX "admin_changes_workspace_id_at_seq_idx" ON "admin_changes"("workspace_id", "at", "seq");
CREATE INDEX "admin_changes_kind_idx" ON "admin_changes"("workspace_id", "kind", "at", "seq");
CREATE INDEX "admin_changes_subject_idx" ON "admin_changes"("workspace_id", "subject_id", "at", "seq");
CREATE INDEX "admin_changes_actor_idx" ON "admin_changes"("workspace_id", ("actor" ->> 'id'), "at", "seq") WHERE ("actor" ->> 'id') IS NOT NULL;
CREATE INDEX "admin_changes_channel_idx" ON "admin_changes"("workspace_id", ("origin" ->> 'channel'), "at", "seq") WHERE ("origin" ->> 'channel') IS NOT NULL;
CREATE INDEX "admin_changes_ip_idx" ON "admin_changes"("workspace_id", ("origin" ->> 'ip'), "at", "seq") WHERE ("origin" ->> 'ip') IS NOT NULL;
CREATE INDEX "admin_changes_request_idx" ON "admin_changes"(("origin" ->> 'request_id')) WHERE ("origin" ->> 'request_id') IS NOT NULL;

-- Sign-ins that failed, counted by account, address and minute until the minute is over.
CREATE TABLE "failed_sign_ins" (
  "workspace_id" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "ip" TEXT NOT NULL,
  "minute" TIMESTAMPTZ(3) NOT NULL,
  "count" INTEGER NOT NULL,
  "last_at" TIMESTAMPTZ(3) NOT NULL,
  "origin" JSONB NOT NULL,
  CONSTRAINT "failed_sign_ins_pkey" PRIMARY KEY ("workspace_id", "user_id", "ip", "minute")
);
CREATE INDEX "failed_sign_ins_minute_idx" ON "failed_sign_ins"("minute");
ALTER TABLE "failed_sign_ins" ADD CONSTRAINT "failed_sign_ins_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;
