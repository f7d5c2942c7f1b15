package dev.assay.demo.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Two monitors that others run: what each saw of the inference endpoint over one day, 2026-10-01, a
 * probe a minute beside a control; and how fast both saw it just now, from eu-central. They watched
 * two further endpoints, the twins, over four weeks from that day on, a probe every ten minutes.
 *
 * @param firstDown minutes from midnight on in which the first saw it down
 * @param secondDown minutes from midnight on in which the second saw it down
 * @param controlsDown minutes from midnight on in which both monitors' controls failed too
 * @param slowInTen of ten requests, how many both saw take three seconds
 * @param twins when the twins were down
 * @param nodeDown minutes from yesterday's noon on in which both saw the first node down
 */
public record MonitorPlan(
    int firstDown, int secondDown, int controlsDown, int slowInTen, Twins twins, int nodeDown) {
  /** When the twins were down. */
  public enum Twins {
    /** Six times half an hour, each at its own times. */
    @JsonProperty("apart")
    APART,
    /** Six times half an hour, both at once. */
    @JsonProperty("together")
    TOGETHER,
    /** Each night at three for half an hour, both. */
    @JsonProperty("nightly")
    NIGHTLY
  }

  /** The minutes of the day. */
  public static final int DAY = 1440;

  public MonitorPlan {
    Demand.between("monitors.firstDown", firstDown, 0, DAY);
    Demand.between("monitors.secondDown", secondDown, 0, DAY);
    Demand.between("monitors.controlsDown", controlsDown, 0, DAY);
    Demand.between("monitors.slowInTen", slowInTen, 0, 10);
    Demand.between("monitors.nodeDown", nodeDown, 0, DAY / 2);
  }

  /** Both saw it up all day. */
  public static MonitorPlan standard() {
    return new MonitorPlan(0, 0, 0, 0, Twins.APART, 0);
  }

  public MonitorPlan withFirstDown(int minutes) {
    return new MonitorPlan(minutes, secondDown, controlsDown, slowInTen, twins, nodeDown);
  }

  public MonitorPlan withSecondDown(int minutes) {
    return new MonitorPlan(firstDown, minutes, controlsDown, slowInTen, twins, nodeDown);
  }

  public MonitorPlan withSlowInTen(int requests) {
    return new MonitorPlan(firstDown, secondDown, controlsDown, requests, twins, nodeDown);
  }

  public MonitorPlan withControlsDown(int minutes) {
    return new MonitorPlan(firstDown, secondDown, minutes, slowInTen, twins, nodeDown);
  }

  public MonitorPlan withTwins(Twins down) {
    return new MonitorPlan(firstDown, secondDown, controlsDown, slowInTen, down, nodeDown);
  }

  public MonitorPlan withNodeDown(int minutes) {
    return new MonitorPlan(firstDown, secondDown, controlsDown, slowInTen, twins, minutes);
  }
}
