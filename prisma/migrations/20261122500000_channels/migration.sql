-- CreateTable
CREATE TABLE "user_channels" (
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "enabled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_channels_pkey" PRIMARY KEY ("workspace_id","user_id","channel")
);

-- CreateTable
CREATE TABLE "notification_settings" (
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "choices" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "notification_settings_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "notice_routes" (
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "notice_group" TEXT NOT NULL,
    "channels" TEXT[],

    CONSTRAINT "notice_routes_pkey" PRIMARY KEY ("workspace_id","user_id","notice_group")
);

-- AddForeignKey
ALTER TABLE "user_channels" ADD CONSTRAINT "user_channels_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_settings" ADD CONSTRAINT "notification_settings_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_routes" ADD CONSTRAINT "notice_routes_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;
