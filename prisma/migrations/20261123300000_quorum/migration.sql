-- What voters have changed in the agent's payload. Questions that are open have no such change yet.
ALTER TABLE "intents" ADD COLUMN "edits" JSONB NOT NULL DEFAULT '{}';
