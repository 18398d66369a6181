import { plays } from "./plays";

plays("openai-agents");
