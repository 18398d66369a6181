-- CreateTable
CREATE TABLE "intent_views" (
    "intent_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intent_views_pkey" PRIMARY KEY ("intent_id","user_id")
);

-- CreateTable
CREATE TABLE "insight_queue" (
    "intent_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "openings_known" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "insight_queue_pkey" PRIMARY KEY ("intent_id")
);

-- CreateTable
CREATE TABLE "intent_measures" (
    "intent_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "intent_type" TEXT NOT NULL,
    "person_id" TEXT,
    "team_ids" TEXT[],
    "traits" TEXT[],
    "response_ms" BIGINT,
    "deciding_ms" BIGINT,

    CONSTRAINT "intent_measures_pkey" PRIMARY KEY ("intent_id")
);

-- CreateTable
CREATE TABLE "insight_tallies" (
    "workspace_id" TEXT NOT NULL,
    "week" DATE NOT NULL,
    "intent_type" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "tally" JSONB NOT NULL,

    CONSTRAINT "insight_tallies_pkey" PRIMARY KEY ("workspace_id","person_id","team_id","intent_type","week")
);

-- CreateIndex
CREATE INDEX "intent_views_user_id_idx" ON "intent_views"("user_id");

-- CreateIndex
CREATE INDEX "insight_queue_due_idx" ON "insight_queue"("closed_at" DESC) WHERE "closed_at" IS NOT NULL;

-- CreateIndex
CREATE INDEX "intent_measures_workspace_id_closed_at_intent_id_idx" ON "intent_measures"("workspace_id", "closed_at", "intent_id");

-- CreateIndex
CREATE INDEX "intent_measures_workspace_id_intent_type_closed_at_intent_i_idx" ON "intent_measures"("workspace_id", "intent_type", "closed_at", "intent_id");

-- CreateIndex
CREATE INDEX "intent_measures_person_id_closed_at_intent_id_idx" ON "intent_measures"("person_id", "closed_at", "intent_id");

-- CreateIndex
CREATE INDEX "insight_tallies_people_idx" ON "insight_tallies"("workspace_id", "intent_type", "team_id", "person_id", "week");

-- CreateIndex
CREATE INDEX "insight_tallies_teams_idx" ON "insight_tallies"("workspace_id", "intent_type", "person_id", "team_id", "week");

-- AddForeignKey
ALTER TABLE "intent_views" ADD CONSTRAINT "intent_views_intent_id_fkey" FOREIGN KEY ("intent_id") REFERENCES "intents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intent_views" ADD CONSTRAINT "intent_views_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "insight_queue" ADD CONSTRAINT "insight_queue_intent_id_fkey" FOREIGN KEY ("intent_id") REFERENCES "intents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intent_measures" ADD CONSTRAINT "intent_measures_intent_id_fkey" FOREIGN KEY ("intent_id") REFERENCES "intents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intent_measures" ADD CONSTRAINT "intent_measures_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "insight_tallies" ADD CONSTRAINT "insight_tallies_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is there already is measured by the same lane as what is to come; who opened it before today is not known.
INSERT INTO "insight_queue" ("intent_id", "workspace_id", "closed_at", "openings_known")
SELECT "id", "workspace_id", "closed_at", false FROM "intents";
