// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads a picture as XML, and fails if it is none. */
final class SvgCheck {
  private SvgCheck() {}

  static String title(String svg) {
    return text(svg, "title");
  }

  static String description(String svg) {
    return text(svg, "desc");
  }

  private static String text(String svg, String element) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)));
      return document.getElementsByTagName(element).item(0).getTextContent();
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError("no well-formed picture: " + e.getMessage(), e);
    }
  }
}
