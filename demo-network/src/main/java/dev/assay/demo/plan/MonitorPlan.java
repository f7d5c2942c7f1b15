package dev.assay.demo.plan;

/**
 * Two monitors that others run: what each saw of the inference endpoint over one day, 2026-10-01, a
 * probe a minute beside a control.
 *
 * @param firstDown minutes from midnight on in which the first saw it down
 * @param secondDown minutes from midnight on in which the second saw it down
 * @param controlsDown minutes from midnight on in which both monitors' controls failed too
 */
public record MonitorPlan(int firstDown, int secondDown, int controlsDown) {
  /** The minutes of the day. */
  public static final int DAY = 1440;

  public MonitorPlan {
    Demand.between("monitors.firstDown", firstDown, 0, DAY);
    Demand.between("monitors.secondDown", secondDown, 0, DAY);
    Demand.between("monitors.controlsDown", controlsDown, 0, DAY);
  }

  /** Both saw it up all day. */
  public static MonitorPlan standard() {
    return new MonitorPlan(0, 0, 0);
  }

  public MonitorPlan withFirstDown(int minutes) {
    return new MonitorPlan(minutes, secondDown, controlsDown);
  }

  public MonitorPlan withSecondDown(int minutes) {
    return new MonitorPlan(firstDown, minutes, controlsDown);
  }

  public MonitorPlan withControlsDown(int minutes) {
    return new MonitorPlan(firstDown, secondDown, minutes);
  }
}
