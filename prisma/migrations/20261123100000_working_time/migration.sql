-- AlterTable
ALTER TABLE "intents" ADD COLUMN     "held_ms" BIGINT NOT NULL DEFAULT 0;
