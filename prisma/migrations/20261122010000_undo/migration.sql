-- AlterTable
ALTER TABLE "intents" ADD COLUMN     "held" JSONB;
