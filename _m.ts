import { compose } from "@/server/emails/compose";
import { sampleNotice } from "@/server/emails/sample-notice";
