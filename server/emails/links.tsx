import { Link } from "react-email";
import type { LinkList } from "./letter";
import { Note, Title } from "./parts";
import { styles } from "./theme";
import { Words } from "./words";

/** Things with a page of their own: what it is called, and a line about it. */
export function Links({ title, rows, note }: LinkList) {
  return (
    <>
      <Title>{title}</Title>
      <table width="100%" cellPadding="0" cellSpacing="0" role="presentation" style={styles.table}>
        <tbody>
          {rows.map(({ label, url, detail, badge }, index) => (
            <tr key={index}>
              <td className="line" style={styles.row}>
                <Link className="link" href={url} style={styles.rowLink}>
                  <Words>{label}</Words>
                </Link>
                <div className="muted" style={styles.rowDetail}>
                  {badge && (
                    <span className={badge.tone} style={styles[`${badge.tone}Text`]}>
                      {badge.label}.{" "}
                    </span>
                  )}
                  <Words>{detail}</Words>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {note && <Note>{note}</Note>}
    </>
  );
}
