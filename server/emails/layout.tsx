import { Body, Container, Head, Html, Link, Preview, Text } from "react-email";
import type { ReactNode } from "react";
import type { MailLink } from "./letter";
import { CSS, styles } from "./theme";

interface LayoutProps {
  title: string;
  preview: string;
  footer: string;
  stop: MailLink | undefined;
  children: ReactNode;
}

/** One column of 560 px on a plain page, the same in every mail. No image, no script, nothing remote. */
export function Layout({ title, preview, footer, stop, children }: LayoutProps) {
  return (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>{title}</title>
        <style>{CSS}</style>
      </Head>
      <Body className="page" style={styles.page}>
        <Preview useTitleTag={false}>{preview}</Preview>
        {/* Outlook knows no max-width and takes the attribute; the style sheet frees narrow screens from it. */}
        <Container align="left" className="column" width={560} style={styles.column}>
          {children}
          <Text className="muted line" style={styles.footer}>
            {footer}{" "}
            {stop && (
              <Link className="muted" href={stop.url} style={styles.stop}>
                {stop.label}
              </Link>
            )}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}
