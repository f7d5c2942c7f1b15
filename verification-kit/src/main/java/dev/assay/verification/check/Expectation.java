package dev.assay.verification.check;

/**
 * One thing that a check expects to see, and the evidence that can confirm and refute it.
 *
 * @param id within the check, such as {@code count}
 * @param text what is expected, as a sentence
 * @param confirmsFrom the evidence that can confirm it
 * @param refutesFrom the evidence that can refute it
 */
public record Expectation(String id, String text, Standard confirmsFrom, Standard refutesFrom) {}
