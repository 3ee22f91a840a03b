// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.pictures.Lane.Shape;
import dev.couplet.pictures.Lane.Sign;
import dev.couplet.pictures.Lane.Style;

/** Draws what the strokes and signs of a timeline stand for. */
final class Legend {
  private static final int SAMPLE = 26;

  private Legend() {}

  /** Draws the entry of {@code sign} from {@code x} on and returns how wide it is. */
  static double draw(Svg svg, Sign sign, double x, double y) {
    int width = SAMPLE;
    if (sign instanceof Shape) {
      width = 14;
      svg.symbol(sign.inSvg(), x + 7, y, "");
    } else if (sign == Style.IDLE || sign == Style.PENDING || sign == Style.WAITING) {
      svg.line(sign.inSvg(), x, y, x + width, y);
    } else {
      svg.rect(sign.inSvg(), x, y - 6, width, 12, "");
    }
    svg.text("detail", x + width + 6, y + 4, sign.word());
    return width + 26 + 6.2 * sign.word().length();
  }
}
