import { answerAuth } from "@/app/_auth/answer";

export { answerAuth as GET, answerAuth as POST };
