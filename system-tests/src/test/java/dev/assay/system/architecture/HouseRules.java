package dev.assay.system.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** Every rule of the house. */
final class HouseRules {
  private HouseRules() {}

  static List<ArchRule> all() {
    List<ArchRule> rules =
        new ArrayList<>(
            List.of(
                Rooms.packages(),
                Rooms.contracts(),
                Rooms.verificationKit(),
                Rooms.verificationKitIsPlain(),
                Rooms.layerKit(),
                Rooms.commandLine(),
                Rooms.commandLineUsesLayersOnly(),
                Rooms.commandLineKnowsNoInside(),
                Rooms.demoNetwork(),
                Rooms.systemTests(),
                PlainJava.core(),
                PlainJava.noClock(),
                PlainJava.judges(),
                PlainJava.judgeIsATypeOfItsOwn(),
                Manners.names(),
                Manners.packageNames(),
                Manners.nullMarked(),
                Manners.oneWayOut(),
                NativeImages.recordsAreRegistered()));
    Room.SERVICES.stream().map(Rooms::service).forEach(rules::add);
    return List.copyOf(rules);
  }
}
