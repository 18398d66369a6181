import type { MetadataRoute } from "next";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Countersign",
    short_name: "Countersign",
    description: "What AI agents ask you, answered in seconds.",
    start_url: "/inbox",
    display: "standalone",
    background_color: "#f6f7f8",
    theme_color: "#f6f7f8",
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
  };
}
