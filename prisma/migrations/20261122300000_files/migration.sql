-- Files that people attach to an answer as evidence.
CREATE TABLE "files" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "intent_id" TEXT NOT NULL,
    "uploader_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "files_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "files_intent_id_uploader_id_sha256_name_key" ON "files"("intent_id", "uploader_id", "sha256", "name");
CREATE INDEX "files_uploader_id_idx" ON "files"("uploader_id");

ALTER TABLE "files" ADD CONSTRAINT "files_intent_id_fkey" FOREIGN KEY ("intent_id") REFERENCES "intents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "files" ADD CONSTRAINT "files_uploader_id_fkey" FOREIGN KEY ("uploader_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was compressed by its own format is not compressed again.
ALTER TABLE "files" ALTER COLUMN "bytes" SET STORAGE EXTERNAL,
  ADD CONSTRAINT "files_size_check" CHECK ("size" = octet_length("bytes") AND "size" > 0);
