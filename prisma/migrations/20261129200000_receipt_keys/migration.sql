-- A key signs until it is retired; its private half is then gone. Of one workspace one signs.
ALTER TABLE "signing_keys"
  ADD COLUMN "retired_at" TIMESTAMPTZ(3),
  ALTER COLUMN "private_jwk" DROP NOT NULL;

UPDATE "signing_keys" k SET "retired_at" = now(), "private_jwk" = NULL
  WHERE EXISTS (SELECT 1 FROM "signing_keys" n WHERE n."workspace_id" = k."workspace_id"
    AND (n."created_at", n."id") > (k."created_at", k."id"));

ALTER TABLE "signing_keys" ADD CONSTRAINT "signing_keys_retired_check"
  CHECK (("retired_at" IS NULL) = ("private_jwk" IS NOT NULL));
CREATE UNIQUE INDEX "signing_keys_signs_key" ON "signing_keys" ("workspace_id") WHERE "retired_at" IS NULL;
