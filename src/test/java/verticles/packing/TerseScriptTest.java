package verticles.packing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a module. */
class TerseScriptTest {

  @Test
  void commentsIndentationAndIdleSpacesGo() {
    // Given
    String module =
        """
        // A comment.
        import { a } from './a.js';

        /** What it is. */
        export class B extends A {
          #c = 1; /* said here */
          static d = { e: true, f: [1, 2] };

          g(h) {
            // Why.
            return h ? this.#c : a;
          }
        }
        """;

    // When
    String terse = TerseScript.of(module);

    // Then
    assertEquals(
        """
        import{a}from './a.js';export class B extends A{#c=1;static d={e:true,f:[1,2]};g(h){return h?this.#c:a;}}
        """,
        terse);
  }

  @Test
  void lineEndsAtWhichASemicolonCouldBeMissingStay() {
    // When
    String terse = TerseScript.of("let a = b\n(c)\nreturn\n[d]\ne++\nf");

    // Then
    assertEquals("let a=b\n(c)\nreturn\n[d]\ne++\nf\n", terse);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const a='it  // is  /* no */ comment';",
        "const a=\"one \\\" // two\";",
        "const a=`no  // comment ${b} /* either */\n  ${`and  ${c}`}`;",
        "const a=/[/'`]  \\/\\/  /g.test(b);",
        "if(a>b / 2 / c){d=e++ / 2;}",
        "return /  x/;",
        "const a=b - -c+ +d;"
      })
  void whatIsNoCommentStaysAsItIs(String module) {
    assertEquals(module + "\n", TerseScript.of(module));
  }

  @Test
  void whatIsBetweenTheWordsOfATemplateIsCode() {
    assertEquals(
        "html`<p>  ${a?b:{c:1}}  </p>`;\n",
        TerseScript.of("html`<p>  ${a ? b : { c: 1 } /* d */}  </p>`;"));
  }

  @Test
  void markupLosesItsIndentation() {
    assertEquals(
        "html`\n<p>a  b</p>\n${c}`;d=`\n  e`;\n",
        TerseScript.of("html`\n  <p>a  b</p>\n\n    ${c}`;\nd = `\n  e`;\n"));
  }

  @Test
  void styleSheetsAreMadeTerseToo() {
    assertEquals(
        "static styles=css` :host{color: red;}a ${b} p{margin: 0 auto;}`;\n",
        TerseScript.of(
            """
            static styles = css`
              /* Why. */
              :host {
                color: red;
              }
              a ${b} p {
                margin: 0 auto;
              }
            `;
            """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"const a = 'b", "const a = `b", "const a = `${b", "/* a", "a = /b"})
  void whatDoesNotEndIsToldAndNotSent(String module) {
    assertThrows(IllegalArgumentException.class, () -> TerseScript.of(module));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a { b: c; } /* d */ e > f { g: h }|a{b: c;}e > f{g: h}",
        "a :hover, b { width: calc(1px + 2px) }|a :hover,b{width: calc(1px + 2px)}",
        "a::before { content: '  /* x */ ' }|a::before{content: '  /* x */ '}"
      })
  void aStyleSheetKeepsWhatSeparates(String style, String expected) {
    assertEquals(expected, TerseStyle.of(style));
  }
}
