package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What is said and written so that nobody can take it for something else. */
class PlainWordsTest extends PageCase {
  private static final String NBSP = "\u00a0";

  /** What everybody reads of a problem, and what is folded away for whoever runs it. */
  private static final String NOTE =
      """
      return (async () => {
      const note = document.createElement('problem-note');
      note.problem = { type: '/problems/%s', title: 'The storage refused access', status: 502,
        detail: 'Correct AWS_ACCESS_KEY_ID, then retry.', requestId: '0199' };
      document.body.append(note);
      await note.updateComplete;
      const folded = note.renderRoot.querySelector('details');
      const words = note.renderRoot.querySelector('.note').innerText + '|' + (folded?.open ?? 'none') + '|' + (folded?.textContent ?? '');
      note.remove();
      return words;
      })();
      """;

  private static final String SAID =
      """
      return (async () => {
      const { forEverybody } = await import('/state/problem-words.js');
      const said = (type, detail, status = 409) => {
        const { title, detail: words, inside, passes } = forEverybody({ type: `/problems/${type}`, title: 'T', detail, status });
        return [title, words, inside ?? '-', passes ?? '-'].join(' | ');
      };
      return [
        said('druid-unavailable', 'It answered 502.', 503),
        said('duplicate-content', '"a.csv" has brought the same content, as task 0199-a. Take it off, or say allow_duplicate=true.'),
        said('outcome-unknown', 'Task 0199 is looked after.', 503),
        said('cannot-undo', 'It is AWAITING_MAPPING, so nothing of it is on the dashboard.'),
        said('cannot-undo', 'It has been taken off already.'),
        said('nothing-to-replace', '“a.csv” has been replaced already, by “b.csv” (task 0199-a). To replace that one, name it instead.'),
        said('nothing-to-replace', '“a.csv” is not on the dashboard: it is AWAITING_MAPPING. The file still waits.'),
      ].join('\\n');
      })();
      """;

  private static final String BARS =
      """
      return (async () => {
      const { barsChart, thinBars } = await import('/charts/bars.js');
      const { writeAs } = await import('/state/format.js');
      writeAs({ locale: 'en-GB', currency: 'KES' });
      const rows = [{ name: 'Hill', sold: 40, 'sold.before': 90 }, { name: 'Harbour', sold: 60, 'sold.before': null }];
      const as = { name: ({ name }) => name, value: 'sold', label: 'Sold' };
      const told = (option) => option.series.map(({ data, label }) =>
        data.map((it, dataIndex) => `${it.value ?? '-'} ${label ? label.formatter({ dataIndex }) : 'no figure'}`).join(', '));
      const tokens = { series: [] };
      return [
        ...told(barsChart(rows, as)(tokens, false)),
        ...told(barsChart(rows, { ...as, upside: true })(tokens, false)),
        ...told(barsChart([{ name: 'Hill', sold: 40 }], as)(tokens, false)),
        thinBars(rows, 'sold'),
        barsChart(Array(20).fill(rows[0]), { ...as, most: 20 })(tokens, false).tall >= 20 * 24,
      ].join('\\n');
      })();
      """;

  private static final String CELLS =
      """
      return (async () => {
      const { inOneUnit, writeAs } = await import('/state/format.js');
      writeAs({ locale: 'en-GB', currency: 'KES' });
      const of = (...values) => values.map(inOneUnit(values)).join(', ');
      return [
        of(980_000, 1_200_000, 640_000, 0, -12_300),
        of(980_000, 1_200_000, 3_400_000, 40_000, 900),
        of(1_200_000, 3_400_000, 40_000, 12_000_000),
        of(980, 12_300, 450),
        of(45_600, 80_000, 5_000),
        of(7_556.46, 12),
        of(2e15, 5),
      ].join('\\n');
      })();
      """;

  @Test
  void whatOnlyWhoeverRunsSluiceCanMendIsSaidToThemAlone() {
    // Given
    page.openFor("plain_words");

    // When
    String words = browser.word(NOTE.formatted("storage-denied"));
    String other = browser.word(NOTE.formatted("file-empty"));

    // Then
    assertTrue(words.startsWith("Sluice could not load this file"), words);
    String shown = words.substring(0, words.indexOf("|"));
    assertTrue(shown.contains("tell whoever runs Sluice"), words);
    assertFalse(shown.contains("AWS"), words);
    assertTrue(words.contains("|false|"), words);
    assertTrue(words.endsWith("Correct AWS_ACCESS_KEY_ID, then retry. (Request 0199.)"), words);
    assertEquals("The storage refused access", other.lines().findFirst().orElse(""));
    assertTrue(other.contains("|none|"), other);
    assertEquals("", browser.complaints());
  }

  @Test
  void aPageSpeaksOfWhatStandsOnIt() {
    // Given
    page.openFor("plain_words");

    // When
    String said = browser.word(SAID);

    // Then
    assertEquals(
        """
        Druid cannot answer just now | It keeps the figures, and is starting or away. Nothing is lost, and it goes on by itself; if this lasts more than a few minutes, tell whoever runs Sluice. | T: It answered 502. | true
        T | “a.csv” has brought the same content. Take it off, or choose “Count it twice”. | - | -
        The file arrived, but it is not yet recorded | It is looked after once the database is back. Look at the list of files before you send it again. | T: Task 0199 is looked after. | -
        It has moved on meanwhile | What you wanted to do with this file cannot be done as it is now. Its card says how it is. | - | -
        T | It has been taken off already. | - | -
        T | “a.csv” has been replaced already, by “b.csv”. To replace that one, choose this file on its card. | - | -
        T | “a.csv” is not on the dashboard. The file still waits. | - | -""",
        said);
  }

  @Test
  void whileDruidStartsTheOwnerIsToldToWaitAndItsOperatorWhatToDo() {
    // Given
    browser.prepare(
        """
        const ask = window.fetch;
        window.fetch = async (url, options) => {
          const answer = await ask(url, options);
          if (String(url) !== '/') return answer;
          const told = await answer.json();
          told.services.druid = { available: false, millis: 3, detail: 'Druid does not answer: it is starting or away.',
            hint: 'Check DRUID_URL.' };
          return new Response(JSON.stringify(told));
        };
        """);

    // When
    browser.open(page.at("/data-ingestion"));

    // Then
    browser.until("it is said", () -> browser.count("health-banner >>> p") == 1);
    String banner = browser.text("health-banner >>> p");
    assertTrue(banner.startsWith("Druid does not answer: it is starting or away."), banner);
    assertTrue(banner.contains("If this lasts more than a few minutes, tell whoever"), banner);
    assertFalse(banner.contains("DRUID_URL"), banner);
    browser.click("health-banner >>> a");
    browser.until("how the services are", () -> browser.count("service-health >>> li") == 3);
    assertEquals("", browser.complaints());
  }

  @Test
  void theFigureBesideABarIsNeverTheOldOne() {
    // Given
    page.openFor("plain_words");

    // When
    String bars = browser.word(BARS);

    // Then
    assertEquals(
        """
        60 60.00, 40 40.00
        - no figure, 90 no figure
        40 40.00, 60 60.00
        90 no figure, - no figure
        40 40.00
        ; thin bar: before
        true""",
        bars);
  }

  @Test
  void theCellsOfOneGridAreInOneUnit() {
    // Given
    page.openFor("plain_words");

    // When
    String cells = browser.word(CELLS);

    // Then
    assertEquals(
        """
        980 K, 1,200 K, 640 K, 0, −12 K
        980 K, 1,200 K, 3,400 K, 40 K, 1 K
        1.2 M, 3.4 M, under 0.1 M, 12.0 M
        980, 12,300, 450
        45.6 K, 80.0 K, 5.0 K
        7,556.46, 12.00
        2 × 10¹⁵, 5""",
        cells.replace(NBSP, " "));
  }
}
