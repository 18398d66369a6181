-- CreateTable
CREATE TABLE "slack_workspaces" (
    "workspace_id" TEXT NOT NULL,
    "channel" TEXT,

    CONSTRAINT "slack_workspaces_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "slack_people" (
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "slack_user_id" TEXT,
    "direct_channel" TEXT,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slack_people_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "slack_messages" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "intent_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "ts" TEXT,
    "why" TEXT,
    "wanted_seq" BIGINT NOT NULL,
    "shown" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slack_messages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "slack_people_workspace_id_slack_user_id_key" ON "slack_people"("workspace_id", "slack_user_id");

-- CreateIndex
CREATE INDEX "slack_messages_intent_id_idx" ON "slack_messages"("intent_id");

-- CreateIndex
CREATE INDEX "slack_messages_due_idx" ON "slack_messages"("next_attempt_at") WHERE "next_attempt_at" IS NOT NULL;

-- AddForeignKey
ALTER TABLE "slack_workspaces" ADD CONSTRAINT "slack_workspaces_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slack_people" ADD CONSTRAINT "slack_people_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slack_messages" ADD CONSTRAINT "slack_messages_intent_id_fkey" FOREIGN KEY ("intent_id") REFERENCES "intents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
