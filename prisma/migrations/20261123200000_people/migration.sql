-- AlterTable
ALTER TABLE "intent_people" ADD COLUMN "instead_of" JSONB;

-- CreateTable
CREATE TABLE "absences" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "delegate_id" TEXT,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "applies_at" TIMESTAMPTZ(3),

    CONSTRAINT "absences_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "absences_end_after_their_start" CHECK ("ends_at" >= "starts_at"),
    CONSTRAINT "absences_have_another_as_delegate" CHECK ("delegate_id" <> "user_id")
);

-- CreateTable
CREATE TABLE "schedules" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "handoff_day" TEXT NOT NULL,
    "handoff_time" TEXT NOT NULL,
    "every_weeks" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "schedules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schedule_members" (
    "schedule_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "schedule_members_pkey" PRIMARY KEY ("schedule_id","position")
);

-- CreateTable
CREATE TABLE "schedule_overrides" (
    "id" TEXT NOT NULL,
    "schedule_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "schedule_overrides_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "schedule_overrides_end_after_their_start" CHECK ("ends_at" > "starts_at")
);

-- CreateTable
CREATE TABLE "calendar_feeds" (
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_feeds_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateIndex
CREATE INDEX "absences_workspace_id_user_id_ends_at_idx" ON "absences"("workspace_id", "user_id", "ends_at");

-- CreateIndex
CREATE INDEX "absences_workspace_id_delegate_id_idx" ON "absences"("workspace_id", "delegate_id");

-- CreateIndex
CREATE INDEX "absences_workspace_id_starts_at_id_idx" ON "absences"("workspace_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "absences_due_idx" ON "absences"("applies_at") WHERE "applies_at" IS NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "schedules_workspace_id_slug_key" ON "schedules"("workspace_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "schedules_id_workspace_id_key" ON "schedules"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "schedule_members_workspace_id_user_id_idx" ON "schedule_members"("workspace_id", "user_id");

-- CreateIndex
CREATE INDEX "schedule_overrides_schedule_id_ends_at_idx" ON "schedule_overrides"("schedule_id", "ends_at");

-- CreateIndex
CREATE INDEX "schedule_overrides_workspace_id_user_id_idx" ON "schedule_overrides"("workspace_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feeds_id_key" ON "calendar_feeds"("id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feeds_hash_key" ON "calendar_feeds"("hash");

-- AddForeignKey
ALTER TABLE "absences" ADD CONSTRAINT "absences_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absences" ADD CONSTRAINT "absences_workspace_id_delegate_id_fkey" FOREIGN KEY ("workspace_id", "delegate_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule_members" ADD CONSTRAINT "schedule_members_schedule_id_workspace_id_fkey" FOREIGN KEY ("schedule_id", "workspace_id") REFERENCES "schedules"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule_members" ADD CONSTRAINT "schedule_members_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule_overrides" ADD CONSTRAINT "schedule_overrides_schedule_id_workspace_id_fkey" FOREIGN KEY ("schedule_id", "workspace_id") REFERENCES "schedules"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule_overrides" ADD CONSTRAINT "schedule_overrides_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;
