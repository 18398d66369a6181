import { plays } from "./plays";

plays("ai-sdk");
