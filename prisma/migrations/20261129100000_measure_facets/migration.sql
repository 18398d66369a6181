-- AlterTable
ALTER TABLE "intent_measures" ADD COLUMN "facets" TEXT[];

UPDATE "intent_measures" SET "facets" = ARRAY(SELECT "workspace_id" || ':' || x FROM unnest("traits" || "team_ids") x);

-- CreateIndex
CREATE INDEX "intent_measures_facets_idx" ON "intent_measures" USING GIN ("facets");
