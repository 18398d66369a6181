import { plays } from "./plays";

plays("langgraph");
