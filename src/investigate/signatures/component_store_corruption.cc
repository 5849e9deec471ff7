// os-patch/component-store-corruption: the component store is damaged or has no repair source.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature component_store_corruption() {
  return {
      .id = "os-patch/component-store-corruption",
      .documentation =
          {.means = "Windows' component store is damaged, or has no source to repair itself from, so updates can't be "
                    "put together.",
           .established = "The codes of servicing and side-by-side assemblies (0x80073712, 0x800F0831, 0x800F081F) and "
                          "DISM's and CBS's words for them.",
           .is_not = "One update that fails with an installer's general code is windows-install-failed.",
           .disproved_by = "A check of the image's health that finds no corruption."},
      .platform = Platform::windows,
      .patterns =
          {
              specific(R"(\bCorrupt file: \S)"),
              specific(R"(Failed repairing file)"),
              specific(R"(component store (?:has been |is |was )?(?:corrupt|damaged|repairable|cannot be repaired))"),
              specific(R"(component store corruption)"),
              specific(R"(image is no longer serviceable)"),
              specific(R"(may be corrupted\.)"),
              specific(R"(contenido de reparaci.{1,2}n)"),
              specific(R"((?:repair|source) (?:source|files?) (?:could not be|was not|were not|not) found)"),
              specific(R"(restore operation failed)"),
              specific(R"(ERROR_SXS_\w+)"),
              specific(R"(CBS_E_(?:STORE_CORRUPTION|SOURCE_\w+|ARRAY\w*|MISSING\w*))"),
              specific(R"(STATUS_SXS_\w+)"),
              specific(R"(PSFX_E_\w+)"),
              specific(R"(found corrupt files (?:but|and) was unable)"),
              specific(R"(Windows Resource Protection found corrupt)"),
              specific(R"(could not perform the requested operation)"),
              specific(R"((?:CSI|CBS).*(?:corrupt|Manifest.*missing|Failed to resolve package|store corruption))"),
              specific(R"((?:CBS|CSI) (?:MUM|Manifest|Payload|Catalog)(?: File)? (?:Corrupt|Missing))"),
              specific(R"(source files could not be (?:found|downloaded))"),
              specific(R"(/RestoreHealth.*(?:fail|error))"),
              specific(R"(RestoreHealth failed)"),
              specific(R"(image (?:is )?(?:not repairable|cannot be (?:repaired|serviced)))"),
              specific(R"(beschädigt.*Komponentenspeicher)"),
              specific(R"(Komponentenspeicher.*beschädigt)"),
              specific(R"(magasin de composants.*endommag)"),
              specific(R"(CBS\s+Failed to find file)"),
              coded(R"(CBS\s+.*Failed to (?:resolve|stage|internally open) (?:package|execution))"),
              specific(R"(\[SR\] Cannot repair)"),
              specific(R"(Hashes for file member.*do not match)"),
              specific(R"(Could not reproject corrupted)"),
              specific(R"((?:store|image) (?:has been|is) corrupt)"),
          },
      .hints =
          {
              {R"(component store|component-based|winsxs|\bCSI\b|\bCBS\b|\bDISM\b|komponentenspeicher|)"
               R"(magasin de composants|almac.{1,2}n de componentes)"},
              {kWindowsUpdate, R"(corrupt|manifest|assembl|\bstore\b|besch.{1,2}digt|endommag|da.{1,2}ad|破損|损坏)"},
          },
      .noise =
          {
              R"(No component store corruption)",
              R"(was repaired)",
              R"(successfully repaired)",
              R"(did not find any integrity)",
              R"(Failed to get next element)",
              R"(Not able to find an existing entry for package mapping)",
              R"(Failed to load? WcmEngine|SQM)",
              R"(Setup360|uhwinsetup)",
              R"(\bDoqe\b|\bShtd\b|driver operations ?queue|DriverUpdateInstallUpdates)",
          },
      // A driver's operations, not the store.
      .vetoes = {R"(driver operations? ?queue|because drivers failed)"},
      .is_cleared_by_success = true,
      .explains = {"os-patch/windows-install-failed"},
  };
}

}  // namespace patchtriage::signatures
