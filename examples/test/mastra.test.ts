import { plays } from "./plays";

plays("mastra");
