// The keys, and how the search reads.
import { useLayoutEffect, useRef } from "preact/hooks";
import { help } from "../state.ts";
import { Icon } from "./small.tsx";

const kKeys: [string[], string][] = [
  [["/"], "search"],
  [["j"], "next row, or next instance"],
  [["k"], "previous row, or previous instance"],
  [["Enter"], "open the row"],
  [["Esc"], "close; leave the search"],
  [["t"], "theme: as the system, light, dark"],
  [["?"], "this help"],
];

export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  // With the drawing: until a modal dialog is closed nothing else takes the focus.
  useLayoutEffect(() => {
    if (help.value && dialog.current?.open === false) dialog.current.showModal();
    if (!help.value && dialog.current?.open) dialog.current.close();
  });
  return (
    <dialog
      ref={dialog}
      class="help"
      aria-labelledby="help-title"
      onClose={() => (help.value = false)}
      // Told before it closes, and `close` some time after: a key in between must not be lost.
      onCancel={() => (help.value = false)}
      onClick={(event) => {
        if (event.target === dialog.current) help.value = false;
      }}
    >
      {help.value && (
        <div>
          <header>
            <h2 id="help-title">Keys</h2>
            <button type="button" class="quiet round" aria-label="Close" onClick={() => (help.value = false)}>
              <Icon name="cross" />
            </button>
          </header>
          <table>
            <tbody>
              {kKeys.map(([keys, does]) => (
                <tr key={does}>
                  <th scope="row">
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </th>
                  <td>{does}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            The search finds rows that have every word somewhere; <code>region:eu</code> looks in one column. Every
            figure, cell and bar filters the table. The address keeps the filters and the open instance, so a view can
            be sent with the file.
          </p>
        </div>
      )}
    </dialog>
  );
}
