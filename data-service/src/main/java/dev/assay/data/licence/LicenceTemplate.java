package dev.assay.data.licence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A licence's SPDX template as an automaton over words, so that a hostile text costs time
 * proportional to its length. Optional passages may be absent. Of the replaceable ones, names and
 * copyright lines take up to {@value #NAME_WORDS} words that state no condition, bullets take
 * numbers and letters, and enumerated alternatives take just those; every other one is demanded as
 * it stands, so that no added condition hides in it. Immutable and thread-safe.
 */
final class LicenceTemplate {
  private static final int NAME_WORDS = 60;
  private static final int BULLET_WORDS = 4;

  private static final Pattern TAG =
      Pattern.compile("<<(beginOptional|endOptional|var;.*?)>>", Pattern.DOTALL);
  private static final Pattern VARIABLE =
      Pattern.compile("var;name=\"?.*?\"?;original=\"(.*?)\";match=\"(.*)\"", Pattern.DOTALL);
  private static final Pattern ANY_TEXT = Pattern.compile("\\.[*+]|\\.\\{\\d+,\\d{3,}}");
  private static final Pattern BULLET = Pattern.compile("\\.\\{0,20}");
  private static final Pattern SPACE = Pattern.compile("(\\\\s|\\[ [^\\]]*])(\\+|\\{\\d+,\\d+})?");
  private static final Pattern ALTERNATIVES = Pattern.compile("[\\w |:,/'-]+");
  private static final Pattern BULLET_WORD = Pattern.compile("[a-z]|[0-9]{1,3}|[ivx]{1,5}|o");

  /** A name holds none of these; whoever writes them where a name belongs adds a condition. */
  private static final Set<String> CONDITIONS =
      Set.of(
          "not",
          "no",
          "non",
          "only",
          "must",
          "shall",
          "may",
          "except",
          "unless",
          "without",
          "commercial",
          "commercially",
          "noncommercial",
          "prohibited",
          "forbidden",
          "permission",
          "permitted",
          "use",
          "used",
          "using",
          "usage",
          "condition",
          "conditions",
          "restricted",
          "restriction",
          "restrictions",
          "license",
          "licensed",
          "terms",
          "agree");

  private enum Kind {
    WORD,
    NAME,
    BULLET,
    SPLIT,
    JUMP,
    END
  }

  /** A state; a split goes on in both directions without a word, a jump in the {@code other}. */
  private static final class State {
    private final Kind kind;
    private final String word;
    private int other = -1;

    private State(Kind kind, String word) {
      this.kind = kind;
      this.word = word;
    }

    private boolean takes(String read) {
      return switch (kind) {
        case WORD -> word.equals(read);
        case NAME -> !CONDITIONS.contains(read);
        case BULLET -> BULLET_WORD.matcher(read).matches();
        case SPLIT, JUMP, END -> false;
      };
    }
  }

  private final List<State> states = new ArrayList<>();

  private LicenceTemplate() {}

  /** The template in SPDX's notation. */
  static LicenceTemplate parse(String template) {
    LicenceTemplate parsed = new LicenceTemplate();
    Deque<State> optional = new ArrayDeque<>();
    Matcher tag = TAG.matcher(template);
    int from = 0;
    while (tag.find()) {
      parsed.words(template.substring(from, tag.start()));
      from = tag.end();
      String inside = tag.group(1);
      if (inside.startsWith("beginOptional")) {
        optional.push(parsed.add(Kind.SPLIT, ""));
      } else if (inside.startsWith("endOptional")) {
        optional.pop().other = parsed.states.size();
      } else {
        parsed.variable(inside);
      }
    }
    parsed.words(template.substring(from));
    parsed.add(Kind.END, "");
    return parsed;
  }

  /** Whether the whole text is this licence. */
  boolean matches(List<String> text) {
    BitSet now = new BitSet(states.size());
    reach(0, now);
    for (String word : text) {
      BitSet next = new BitSet(states.size());
      for (int at = now.nextSetBit(0); at >= 0; at = now.nextSetBit(at + 1)) {
        if (states.get(at).takes(word)) {
          reach(at + 1, next);
        }
      }
      if (next.isEmpty()) {
        return false;
      }
      now = next;
    }
    return now.get(states.size() - 1);
  }

  private void reach(int first, BitSet into) {
    Deque<Integer> open = new ArrayDeque<>();
    open.push(first);
    while (!open.isEmpty()) {
      int at = open.pop();
      if (into.get(at)) {
        continue;
      }
      into.set(at);
      State state = states.get(at);
      if (state.kind == Kind.SPLIT) {
        open.push(at + 1);
      }
      if (state.kind == Kind.SPLIT || state.kind == Kind.JUMP) {
        open.push(state.other);
      }
    }
  }

  private void variable(String inside) {
    Matcher variable = VARIABLE.matcher(inside);
    if (!variable.matches()) {
      throw new IllegalArgumentException("no SPDX template: <<" + inside + ">>");
    }
    String match = variable.group(2);
    if (ANY_TEXT.matcher(match).matches()) {
      upTo(NAME_WORDS, Kind.NAME);
    } else if (BULLET.matcher(match).matches()) {
      upTo(BULLET_WORDS, Kind.BULLET);
    } else {
      alternatives(readings(variable.group(1), match));
    }
  }

  /** The original, and the alternatives of a pattern that is but an enumeration. */
  private static List<String> readings(String original, String match) {
    String plain = SPACE.matcher(match).replaceAll(" ").replace("\\.", " ");
    List<String> readings = new ArrayList<>();
    readings.add(original);
    if (ALTERNATIVES.matcher(plain).matches()) {
      readings.addAll(List.of(plain.split("\\|", -1)));
    }
    return readings;
  }

  /** So many words of this kind or fewer. */
  private void upTo(int most, Kind kind) {
    List<State> splits = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      splits.add(add(Kind.SPLIT, ""));
      add(kind, "");
    }
    splits.forEach(split -> split.other = states.size());
  }

  /** Each alternative but the last ends with a jump behind the last. */
  private void alternatives(List<String> texts) {
    List<State> jumps = new ArrayList<>();
    for (int i = 0; i < texts.size() - 1; i++) {
      State split = add(Kind.SPLIT, "");
      words(texts.get(i));
      jumps.add(add(Kind.JUMP, ""));
      split.other = states.size();
    }
    words(texts.getLast());
    jumps.forEach(jump -> jump.other = states.size());
  }

  private void words(String text) {
    LicenceWords.of(text).forEach(word -> add(Kind.WORD, word));
  }

  private State add(Kind kind, String word) {
    State state = new State(kind, word);
    states.add(state);
    return state;
  }
}
