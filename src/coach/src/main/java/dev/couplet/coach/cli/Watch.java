// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Answers.Kept;
import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.cli.Keys.Wish;
import dev.couplet.coach.grading.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows one exercise after the other and gives a verdict at each save, until the learner quits or
 * the input ends.
 *
 * <p>It looks at the few files of the exercise at hand forty times a second: that costs nothing,
 * and works where a file system sends no events.
 *
 * <p>On a terminal that can be drawn anew there is one page, of the exercise or of what lies over
 * it: the list, or a text to scroll in. Elsewhere what is new is said below what was said before.
 */
final class Watch {
  private static final int LOOK_EVERY_MILLIS = 25;

  /** The learner waits for a verdict. */
  private static final int HEAR_EVERY_MILLIS = 5;

  private final Course course;
  private final Screen screen;
  private final Keys keys;

  /** What was handed out, to be said once. */
  private final List<String> news;

  private Exercise exercise;
  private Snapshot judged = new Snapshot(List.of());
  private int exitCode = ExitCode.NOT_SOLVED;
  private @Nullable Verdict verdict;
  private Consumer<Screen> words = page -> page.line("checking …");
  private Optional<String> perhaps = Optional.empty();
  private Optional<Hint> hint = Optional.empty();
  private String note = "";

  /** The verdict that is on its way, if one is. */
  private @Nullable CompletableFuture<Judged> coming;

  /** What the learner may have believed, if that is still being looked for. */
  private @Nullable CompletableFuture<Optional<String>> guessing;

  /** The picture that is on its way, if one is. */
  private @Nullable CompletableFuture<RunPicture> drawing;

  /** What lies over the exercise's page. */
  private @Nullable Pane over;

  /** The exercise chosen in the list; below 0 if that is not shown. */
  private int chosen = -1;

  private boolean askingToReset;
  private boolean leaving;
  private Keys.Extent drawn = new Keys.Extent(80, 0);

  /** What was found of the answer at hand. */
  private record Judged(Exercise exercise, Verdict verdict, boolean untouched) {
    int exitCode() {
      return verdict instanceof Verdict.Solved ? ExitCode.SOLVED : ExitCode.NOT_SOLVED;
    }

    void say(Words words, Optional<String> perhaps) {
      words.say(exercise, verdict, untouched, perhaps);
    }
  }

  Watch(Course course, Screen screen, Keys keys, List<String> news) {
    this.course = course;
    this.screen = screen;
    this.keys = keys;
    this.news = news;
    this.exercise = course.exercises().get(0);
  }

  /** Watches from {@code first} on; returns the exit code that goes with the last verdict. */
  int run(Exercise first) {
    if (screen.redraws()) {
      note = String.join("\n", news).strip();
    } else {
      news.forEach(screen::line);
    }
    go(first);
    while (true) {
      Wish wish = keys.poll(coming == null ? LOOK_EVERY_MILLIS : HEAR_EVERY_MILLIS);
      if (wish == Wish.END || (wish == Wish.QUIT && over == null && !askingToReset)) {
        return quit();
      }
      if (wish != Wish.NONE) {
        press(wish);
      }
      if (coming != null && coming.isDone()) {
        hear(coming);
      }
      if (guessing != null && guessing.isDone()) {
        guess(guessing);
      }
      if (drawing != null && drawing.isDone()) {
        show(drawing);
      }
      // A save while an answer is judged waits for that verdict, and is judged then.
      if (coming == null && !Snapshot.of(course.files(exercise)).equals(judged)) {
        close();
        note = "";
        judgeAnew();
      } else if (screen.redraws() && !keys.extent().equals(drawn)) {
        draw();
      }
    }
  }

  private int quit() {
    if (screen.redraws()) {
      screen.endPage();
    } else if (coming != null) {
      // What was asked by a script is answered before it ends.
      hear(coming);
    }
    if (!screen.redraws() && drawing != null) {
      show(drawing);
    }
    return exitCode;
  }

  private void go(Exercise next) {
    exercise = next;
    verdict = null;
    guessing = null;
    drawing = null;
    hint = Optional.empty();
    words = page -> page.line("checking …");
    close();
    if (!screen.redraws()) {
      screen.line("");
      screen.line(screen.strong(exercise.statement().title()) + "  (" + exercise.name() + ")");
      screen.line("");
      new StatementText(screen, 80).lines(exercise.statement().body()).forEach(screen::line);
      screen.line("");
    }
    exitCode = ExitCode.NOT_SOLVED;
    if (coming == null) {
      judge();
    }
  }

  /** Has what may be another answer judged: a hint to the old one may be no hint to this. */
  private void judgeAnew() {
    hint = Optional.empty();
    judge();
  }

  /** Has the answer judged as it stands, elsewhere: keys are heard meanwhile. */
  private void judge() {
    judged = Snapshot.of(course.files(exercise));
    Exercise asked = exercise;
    coming = elsewhere(() -> judged(asked));
    guessing = null;
    drawing = null;
    draw();
  }

  private static <T> CompletableFuture<T> elsewhere(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread grading =
        new Thread(
            () -> {
              try {
                result.complete(work.get());
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            },
            "couplet-grading");
    grading.setDaemon(true);
    grading.start();
    return result;
  }

  /** What came of {@code work}; what it threw is thrown here. */
  private static <T> T result(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private Judged judged(Exercise asked) {
    Verdict found = course.check(asked);
    return new Judged(asked, found, course.untouched(asked));
  }

  private void hear(CompletableFuture<Judged> verdict) {
    coming = null;
    Judged heard = result(verdict);
    if (!heard.exercise().equals(exercise)) {
      // The learner has gone on meanwhile; the exercise at hand has its turn now.
      judge();
      return;
    }
    this.verdict = heard.verdict();
    exitCode = heard.exitCode();
    perhaps = Optional.empty();
    words = page -> heard.say(Words.onPage(page), perhaps);
    if (exitCode == ExitCode.SOLVED) {
      hint = Optional.empty();
    }
    guessing = elsewhere(() -> course.diagnose(heard.exercise(), heard.verdict()));
    if (!screen.redraws()) {
      heard.say(new Words(screen), result(guessing));
      screen.line("");
      sayKeys();
    }
    draw();
  }

  /**
   * Says what the learner may have believed: later than the verdict, which does not wait for it.
   */
  private void guess(CompletableFuture<Optional<String>> found) {
    guessing = null;
    perhaps = result(found);
    if (perhaps.isPresent()) {
      draw();
    }
  }

  private void press(Wish wish) {
    boolean left = leaving;
    leaving = false;
    if (askingToReset) {
      askingToReset = false;
      note = "";
      if (wish == Wish.YES) {
        reset();
        return;
      }
      tell("Nothing was changed.");
    } else if (over != null) {
      scroll(over, wish);
    } else {
      note = "";
      choose(wish, left);
    }
    draw();
  }

  private void choose(Wish wish, boolean left) {
    switch (wish) {
      case NEXT -> next(left);
      case PREVIOUS -> previous();
      case HINT -> {
        Hint next = course.takeHint(exercise);
        hint = Optional.of(next);
        if (!screen.redraws()) {
          new Words(screen).sayHint(exercise, next);
        }
      }
      case LIST -> list();
      case SOLUTION -> solution();
      case TIMELINE -> timeline();
      case RUN -> {
        if (coming == null) {
          judgeAnew();
        }
      }
      case RESET -> {
        askingToReset = true;
        tell(
            "Begin "
                + exercise.name()
                + " again? Your file is kept beside the new one. y yes, any other key no.");
      }
      case EDIT -> edit();
      case MORE -> read(exercise.statement().title(), page().whole(screen, drawn.columns()));
      default -> {}
    }
  }

  private void next(boolean left) {
    if (exitCode != ExitCode.SOLVED && !left) {
      leaving = true;
      tell("This one is not solved yet: h shows a hint; n again leaves it for later.");
      return;
    }
    List<Exercise> all = course.exercises();
    int here = all.indexOf(exercise);
    for (int i = 1; i < all.size(); i++) {
      Exercise candidate = all.get((here + i) % all.size());
      if (!course.solved(candidate)) {
        go(candidate);
        return;
      }
    }
    tell(
        exitCode == ExitCode.SOLVED
            ? "All exercises are solved! l lists them."
            : "This is the only one that is not solved yet.");
  }

  private void previous() {
    int here = course.exercises().indexOf(exercise);
    if (here == 0) {
      tell("This is the first exercise.");
    } else {
      go(course.exercises().get(here - 1));
    }
  }

  private void list() {
    List<String> table = Table.of(course, screen);
    if (!screen.redraws()) {
      table.forEach(screen::line);
      return;
    }
    chosen = course.exercises().indexOf(exercise);
    showList();
  }

  private void showList() {
    List<String> table = Table.of(course, screen);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      lines.add((i == chosen ? screen.strong("▸ ") : "  ") + table.get(i));
    }
    over =
        new Pane(
                "Exercises, " + course.score(),
                lines,
                0,
                List.of("↑ up", "↓ down", "Enter open", "q back"))
            .at(chosen - Pane.room(rows()) / 2, rows());
  }

  private void solution() {
    if (!course.solved(exercise)) {
      tell("Our answers are shown once you have solved it; h shows a hint.");
    } else {
      read(
          exercise.statement().title() + ": right answers",
          new SolutionText(screen, drawn.columns()).lines(course, exercise));
    }
  }

  /** Of the run that the verdict on the page is about. */
  private void timeline() {
    Optional<String> refusal = RunPicture.refusal(course, exercise);
    if (refusal.isPresent()) {
      tell(refusal.get());
    } else if (!(verdict instanceof Verdict.NotSolved notSolved)) {
      tell("There is a timeline when a check fails and comes to its end.");
    } else if (drawing == null) {
      Exercise asked = exercise;
      Optional<Long> seed = notSolved.failed().get(0).seed();
      drawing = elsewhere(() -> RunPicture.draw(course, asked, seed));
      if (screen.redraws()) {
        tell("drawing …");
      }
    }
  }

  private void show(CompletableFuture<RunPicture> drawn) {
    drawing = null;
    note = "";
    read(exercise.statement().title() + ": two runs", result(drawn).lines(screen));
    draw();
  }

  private void reset() {
    if (coming != null) {
      // Else its verdict on the old answer would count for the new one.
      hear(coming);
    }
    List<Kept> kept = course.reset(exercise);
    hint = Optional.empty();
    if (kept.isEmpty()) {
      tell(exercise.name() + " is as it was handed out; it counts as not solved.");
    }
    for (Kept each : kept) {
      tell("Your old file is kept: " + Places.relative(each.kept()));
    }
    if (coming == null) {
      judge();
    }
  }

  private void edit() {
    Optional<Editor> found =
        Editor.of(System.getenv(), name -> Editor.isOnThePath(System.getenv(), name));
    if (found.isEmpty()) {
      tell("No editor is known. Set EDITOR to yours, and start couplet again.");
      return;
    }
    Editor editor = found.get();
    Verdict.Place place =
        Places.first(verdict).orElseGet(() -> new Verdict.Place(course.file(exercise), 1));
    if (editor.inTerminal() && !screen.isTerminal()) {
      tell(editor.program() + " needs a terminal.");
      return;
    }
    Runnable open = () -> editor.open(place.file(), place.line()).ifPresent(this::tell);
    if (editor.inTerminal()) {
      keys.lend(open);
    } else {
      open.run();
    }
  }

  /** Lays {@code text} over the page, to be scrolled in. */
  private void read(String heading, List<String> text) {
    if (screen.redraws()) {
      over = new Pane(heading, text, 0, List.of("↑ up", "↓ down", "space further", "q back"));
    } else {
      text.forEach(screen::line);
    }
  }

  /** A key that does nothing here must not close it: whoever then presses q would quit. */
  private void scroll(Pane pane, Wish wish) {
    int page = Pane.room(rows());
    int all = Math.max(pane.text().size(), course.exercises().size());
    int step =
        switch (wish) {
          case UP -> -1;
          case DOWN -> 1;
          case PAGE_UP -> -page;
          case PAGE_DOWN -> page;
          case FIRST -> -all;
          case LAST -> all;
          default -> 0;
        };
    if (wish == Wish.BACK || wish == Wish.QUIT) {
      close();
    } else if (wish == Wish.ENTER && chosen >= 0) {
      go(course.exercises().get(chosen));
    } else if (step == 0) {
      return;
    } else if (chosen >= 0) {
      chosen = Math.max(0, Math.min(course.exercises().size() - 1, chosen + step));
      showList();
    } else {
      over = pane.at(pane.top() + step, rows());
    }
  }

  private void close() {
    over = null;
    chosen = -1;
    askingToReset = false;
    leaving = false;
  }

  private int rows() {
    return keys.extent().rows();
  }

  private void tell(String sentence) {
    if (screen.redraws()) {
      note = note.isEmpty() ? sentence : note + "\n" + sentence;
    } else {
      screen.paragraph(0, sentence);
    }
  }

  private void draw() {
    if (!screen.redraws()) {
      return;
    }
    drawn = keys.extent();
    screen.page(
        over == null
            ? page().lines(screen, drawn.columns(), drawn.rows())
            : over.lines(screen, drawn.columns(), drawn.rows()));
  }

  private WatchPage page() {
    return new WatchPage(
        exercise,
        course.file(exercise),
        words,
        hint,
        note,
        course.solved().size(),
        course.exercises().size(),
        coming != null,
        keyWords());
  }

  private void sayKeys() {
    screen.paragraph(
        0,
        course.score()
            + ". Watching your file: save it for a verdict. Keys: "
            + String.join(", ", keyWords())
            + ".");
  }

  /** Each key that does something now. */
  private List<String> keyWords() {
    List<String> words = new ArrayList<>(List.of("n next", "p previous"));
    if (exitCode != ExitCode.SOLVED) {
      words.add("h hint");
    }
    if (verdict instanceof Verdict.NotSolved && RunPicture.refusal(course, exercise).isEmpty()) {
      words.add("t timeline");
    }
    if (course.solved(exercise)) {
      words.add("s solution");
    }
    words.addAll(List.of("l list", "r run", "x reset", "e edit", "m more", "q quit"));
    return words;
  }
}
