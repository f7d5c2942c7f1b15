package dev.assay.compute.asking.matrix;

import dev.assay.compute.challenge.DeclaredDevice;
import dev.assay.contracts.agent.v1.DescribeResponse;
import dev.assay.contracts.agent.v1.Device;
import java.util.List;

/** The devices of an agent's description, as the wire has them. Pure. */
final class Devices {
  private Devices() {}

  /** Whether there are as few, and each in the form, that a transcript takes. */
  static boolean usable(DescribeResponse described) {
    try {
      return of(described).size() <= DeclaredDevice.MOST;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** They, where they are usable. */
  static List<DeclaredDevice> of(DescribeResponse described) {
    return described.getDevicesList().stream().map(Devices::device).toList();
  }

  /** In proto3 what isn't told is empty, or 0. */
  private static DeclaredDevice device(Device device) {
    return new DeclaredDevice(
        device.getName(),
        device.getIdentity().isEmpty() ? null : device.getIdentity(),
        device.getMemoryBytes() == 0 ? null : device.getMemoryBytes());
  }
}
