// SPDX-License-Identifier: Apache-2.0
package book;

import java.util.Map;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.BlockMacroProcessor;
import org.asciidoctor.extension.Name;

/**
 * {@code run::NAME[caption="…"]}: the picture of a run, which can be stepped through in the page.
 */
@Name("run")
final class RunMacro extends BlockMacroProcessor {
  private final Figures figures;

  RunMacro(Figures figures) {
    this.figures = figures;
  }

  @Override
  public StructuralNode process(
      StructuralNode parent, String name, Map<String, Object> attributes) {
    String caption = String.valueOf(attributes.getOrDefault("caption", ""));
    boolean slides = "revealjs".equals(parent.getDocument().getAttribute("backend"));
    return createBlock(
        parent, "pass", slides ? figures.still(name, caption) : figures.html(name, caption));
  }
}
