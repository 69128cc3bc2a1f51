package io.github.prebind.report;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown as a page that shows it understands it. */
final class MarkdownPage extends AbstractVisitor {
  private final String source;
  private final List<String> html = new ArrayList<>();
  private final List<String> links = new ArrayList<>();
  private final List<String> headings = new ArrayList<>();
  private final List<String> emphasised = new ArrayList<>();
  private final List<String> code = new ArrayList<>();
  private final List<Integer> cells = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private MarkdownPage(String source) {
    this.source = source;
  }

  static MarkdownPage of(String source) {
    MarkdownPage page = new MarkdownPage(source);
    Parser.builder()
        .extensions(List.of(TablesExtension.create()))
        .build()
        .parse(source)
        .accept(page);
    return page;
  }

  String source() {
    return source;
  }

  List<String> html() {
    return html;
  }

  List<String> links() {
    return links;
  }

  List<String> headings() {
    return headings;
  }

  List<String> emphasised() {
    return emphasised;
  }

  List<String> code() {
    return code;
  }

  String textOutsideCode() {
    return text.toString();
  }

  /** Lines that look like a table's and are no row, or rows with another number of cells. */
  List<String> rowsOfOtherLengths() {
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    for (String line : source.split("\n")) {
      if (line.startsWith("|") && !line.startsWith("| -")) {
        rows++;
      }
    }
    if (rows != cells.size()) {
      wrong.add(rows + " lines and " + cells.size() + " rows");
    }
    // A cell too many is cut off by the parser, so it is looked for in the text.
    for (String line : source.split("\n")) {
      if (line.startsWith("|") && bars(line) != bars(headOf(line))) {
        wrong.add(line);
      }
    }
    return wrong;
  }

  private String headOf(String line) {
    String head = null;
    String before = "";
    for (String each : source.split("\n")) {
      if (each.startsWith("|") && !before.startsWith("|")) {
        head = each;
      }
      if (each.equals(line)) {
        return head;
      }
      before = each;
    }
    return line;
  }

  /** Those that part cells: not behind a backslash that is no text itself. */
  private static int bars(String line) {
    int bars = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == '|') {
        bars++;
      }
    }
    return bars;
  }

  @Override
  public void visit(org.commonmark.node.CustomNode node) {
    if (node instanceof TableRow) {
      int count = 0;
      for (Node cell = node.getFirstChild(); cell != null; cell = cell.getNext()) {
        count += cell instanceof TableCell ? 1 : 0;
      }
      cells.add(count);
    }
    visitChildren(node);
  }

  @Override
  public void visit(HtmlBlock node) {
    html.add(node.getLiteral());
  }

  @Override
  public void visit(HtmlInline node) {
    html.add(node.getLiteral());
  }

  @Override
  public void visit(Link node) {
    links.add(node.getDestination());
    visitChildren(node);
  }

  @Override
  public void visit(Image node) {
    links.add(node.getDestination());
  }

  @Override
  public void visit(Heading node) {
    headings.add(words(node));
    visitChildren(node);
  }

  @Override
  public void visit(StrongEmphasis node) {
    emphasised.add(words(node));
    visitChildren(node);
  }

  @Override
  public void visit(Emphasis node) {
    emphasised.add(words(node));
    visitChildren(node);
  }

  @Override
  public void visit(Code node) {
    code.add(node.getLiteral());
  }

  @Override
  public void visit(Text node) {
    text.append(node.getLiteral());
  }

  private static String words(Node node) {
    StringBuilder words = new StringBuilder();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      words.append(child instanceof Text one ? one.getLiteral() : "");
    }
    return words.toString();
  }
}
