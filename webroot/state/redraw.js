/**
 * Draws all that is in a tree again where it is, as figures are written in another way now: the focus
 * and what somebody has begun to answer or to type stay.
 *
 * @param {ParentNode} root
 */
export function drawAnew(root) {
  for (const it of root.querySelectorAll('*')) {
    /** @type {any} */ (it).requestUpdate?.();
    if (it.shadowRoot) {
      drawAnew(it.shadowRoot);
    }
  }
}
