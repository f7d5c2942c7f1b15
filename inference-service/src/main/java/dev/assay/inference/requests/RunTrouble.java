package dev.assay.inference.requests;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.verification.finding.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a run says nothing of its endpoint, for or against it: the trouble may be ours.
 *
 * @param reason the stable code
 * @param explanation in words
 */
record RunTrouble(Reason reason, String explanation) {
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  /** The first trouble that applies, or null. */
  static @Nullable RunTrouble of(EndpointClaim claim, TimedTranscript transcript, int late) {
    List<TimedAnswer> answers = transcript.answers();
    for (TimedAnswer answer : answers) {
      Reason ours = answer.outcome().ours();
      if (ours != null) {
        return new RunTrouble(ours, "A request ended by us: " + answer.outcome() + ".");
      }
    }
    if (Stream.concat(transcript.warmUps().stream(), answers.stream())
        .allMatch(answer -> answer.reply() == null)) {
      return silent(answers);
    }
    if (answers.stream().allMatch(RunTrouble::refusesTheRequest)) {
      return refused(claim, answers.getFirst());
    }
    return RunObserved.isOverloaded(late, answers.size())
        ? new RunTrouble(
            Reason.PROBER_OVERLOADED,
            "Our prober sent "
                + late
                + " of "
                + answers.size()
                + " requests so late that it was not the"
                + " claimed load.")
        : null;
  }

  private static RunTrouble silent(List<TimedAnswer> answers) {
    boolean late = answers.stream().allMatch(a -> a.outcome() == AnswerOutcome.TIMED_OUT);
    return new RunTrouble(
        late ? Reason.TIMED_OUT : Reason.SOURCE_UNREACHABLE,
        "Not one request brought anything back; our own network may be the trouble.");
  }

  private static boolean refusesTheRequest(TimedAnswer answer) {
    Reply reply = answer.reply();
    return reply != null
        && reply.status() / 100 == 4
        && reply.status() != REQUEST_TIMEOUT
        && reply.status() != TOO_MANY_REQUESTS;
  }

  private static RunTrouble refused(EndpointClaim claim, TimedAnswer answer) {
    int status = answer.reply() == null ? 0 : answer.reply().status();
    boolean key = status == UNAUTHORISED || status == FORBIDDEN;
    return new RunTrouble(
        key && claim.secret() == null ? Reason.SECRET_MISSING : Reason.SOURCE_ERROR,
        "Every request was refused with a status such as "
            + status
            + ": the endpoint doesn't take our requests, which says nothing of those it takes.");
  }
}
