// os-patch/dependency-conflict: the resolver finds no solution, or packages own the same file.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature dependency_conflict() {
  return {
      .id = "os-patch/dependency-conflict",
      .documentation =
          {.means = "The package manager finds no set of packages that fits together, or two packages claim the same "
                    "file, also where pip and rpm own the same one.",
           .established =
               "The resolver's problems and conflicts, an installation that is refused by a file conflict, or "
               "the payload's failed dependency check (exit 196).",
           .is_not = "A solution that offers to remove a lock is held-or-excluded; a package that can't be fetched is "
                     "repo-unreachable or repo-metadata.",
           .disproved_by = "The same transaction solved after the conflicting repository or package was removed."},
      .platform = Platform::linux,
      .patterns =
          {
              specific(R"(could not calculate the upgrade)"),
              specific(R"(unresolvable problem occurred while calculating)"),
              specific(R"(nothing provides \S+)"),
              specific(R"(none of the providers can be installed)"),
              specific(R"(conflicting requests)"),
              specific(R"(problem(?: \d+)?: (?:package |conflicting|problem with|cannot install|nothing provides|)"
                       R"(the to be installed|\S+ (?:requires|conflicts|obsoletes)))"),
              specific(R"(cannot install (?:both|the best))"),
              specific(R"(unmet dependencies)"),
              specific(R"(held broken packages)"),
              specific(R"((?:but|Depends:).*(?:is not (?:going to be installed|installable)|is to be installed))"),
              specific(R"(pkgProblemResolver::Resolve generated breaks)"),
              specific(R"(broken packages)"),
              specific(R"(Error: Package: \S+)"),
              specific(R"(Requires: \S+[^\n]*\n\s+(?:Available|Installed|Removing|Updated By|Obsoleted By|)"
                       R"(Removed):)"),
              specific(R"(You could try using --skip-broken)"),
              specific(R"(try to add .--skip-broken)"),
              specific(R"(--allowerasing.*to command line)"),
              specific(R"(yum update failed with result code: 1, message: \[.*requires)"),
              specific(R"(\S+ requires \S+ *(?:=|>=|<=|<|>) *\S+)"),
              specific(R"(YumDepSolveError)"),
              specific(R"(Could not depsolve transaction|base packages would be replaced)"),
              specific(R"(would result in removing the following protected packages)"),
              specific(R"(DepsolveError)"),
              specific(R"(dependency resolution (?:failed|error))"),
              specific(R"(Failed to resolve the transaction)"),
              specific(R"(Depsolve Error)"),
              specific(R"(Dependency check fail)"),
              specific(R"(dependency problems)"),
              specific(R"(dependency issues)"),
              specific(R"(failed dependencies)"),
              generic(R"(Error unpacking rpm package(?: \S+)?)"),
              specific(R"(supposed to be removed but is not)"),
              specific(R"(unpacking of archive failed on file \S*(?:site|dist)-packages)"),
              specific(R"(conflicts (?:with|between) (?:file|attempted|\S+ (?:provided|from)))"),
              specific(R"(file \S+ (?:from install|conflicts))"),
              specific(R"(conflicts between attempted installs)"),
              specific(R"(Detected \d+ file conflict)"),
              specific(R"(trying to overwrite .*which is also in package)"),
              specific(R"(uninstallable providers)"),
              specific(R"(this requirement cannot be provided)"),
              specific(R"(cannot be provided)"),
              specific(R"(Protected multilib versions)"),
              specific(R"(Multilib version problems)"),
              specific(R"(Transaction (?:check|test) error)"),
              specific(R"(package \S+ (?:obsoletes|conflicts))"),
              specific(R"(could not be found in packagesack)"),
              specific(R"(does not belong to a distupgrade repository)"),
              specific(R"(Error, pkgProblemResolver)"),
              specific(R"(E: Unable to correct problems)"),
              specific(R"(E: Unmet)"),
              specific(R"(fix-broken install)"),
              specific(R"(nothing to solve)"),
              specific(R"(no solution found)"),
              specific(R"(solver.*fail)"),
              specific(R"(depends on \S+.*(?:however|but))"),
              specific(R"(Package \S+ (?:has no installation candidate|is not available))"),
              specific(R"(All matches were filtered out by modular)"),
              specific(R"(is not upgradable!)"),
              specific(R"(mark(?:ed)? for upgrade)"),
              specific(R"(EXCEPTION_?DEPENDENCY)"),
              specific(R"(exit code 196)"),
              specific(R"(reboot_with_dependency)"),
              specific(R"((?:collides|conflicts) with (?:the )?file from)"),
              specific(R"(Transaction test failed)"),
              generic(R"(Unable to find a match|No match for argument)"),
              specific(
                  R"(entre en conflit avec|entra en conflicto con|entra em conflito com|kollidiert mit|steht in Konflikt mit|)"
                  R"(と競合し|发生冲突|конфликтует с)"),
              specific(R"(aucun des fournisseurs|ninguno de los proveedores|nenhum dos provedores|keiner der Anbieter|)"
                       R"(どのプロバイダーも|没有提供者可以)"),
              specific(
                  R"(dépendances (?:non satisfaites|suivantes)|unerfüllte Abhängigkeiten|dependencias incumplidas|)"
                  R"(dependências desencontradas|dipendenze non soddisfatte|niespełnione zależności|)"
                  R"(неудовлетвор.{1,2}нные зависимости|未满足的依赖|満たせない依存)"),
              specific(
                  R"(paquets? (?:défectueux|cassés)|defekte Pakete|paquetes rotos|pacotes quebrados|pacchetti (?:danneggiati|rotti)|)"
                  R"(uszkodzone pakiety|сломанные пакеты|壊れた変更禁止パッケージ)"),
          },
      .hints =
          {
              {kPackageManager, R"(depend|require|conflict|obsolete|provid|broken|breaks|solver|solution|overwrite|)"
                                R"(candidate|resol(?:ve|ving) (?:the )?trans|no package|unable to locate)"},
          },
      .noise =
          {
              R"(Requires:? (?:\S+ )?(?:python|agent) )",
              R"(requires (?:a )?(?:reboot|restart))",
              R"(\.service)",
              R"(Skipping because of failed dependencies)",
          },
      .is_cleared_by_success = true,
  };
}

}  // namespace patchtriage::signatures
