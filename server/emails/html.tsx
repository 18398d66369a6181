import { Heading, Text } from "react-email";
import type { Letter } from "./letter";
import { Layout } from "./layout";
import { Links } from "./links";
import { MainButton, PlainLink, Quote } from "./parts";
import { Facts, Fields } from "./tables";
import { styles } from "./theme";
import { Words } from "./words";

const DOCTYPE = "<!DOCTYPE html>";

/**
 * The letter as HTML that mail programs show alike. Rendered in one go, because react-email's own `render` streams and
 * takes twice as long; imported late, because Next.js refuses this module as a static import of a route.
 */
export async function html(letter: Letter): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return DOCTYPE + renderToStaticMarkup(<LetterMail letter={letter} />);
}

function LetterMail({ letter }: { letter: Letter }) {
  const { heading, lead, facts, button, fields, quote, link } = letter;
  return (
    <Layout title={letter.subject} preview={letter.preview} footer={letter.footer} stop={letter.stop}>
      <Heading className="ink" style={styles.heading} dir="auto">
        <Words>{heading}</Words>
      </Heading>
      <Text className="ink" style={styles.lead}>
        <Words>{lead}</Words>
      </Text>
      {facts.length > 0 && <Facts facts={facts} />}
      {button && <MainButton {...button} />}
      {fields && <Fields {...fields} />}
      {quote && <Quote {...quote} />}
      {letter.lists?.map((list) => (
        <Links key={list.title} {...list} />
      ))}
      {link && <PlainLink {...link} />}
    </Layout>
  );
}
