// os-patch/python-missing: no supported python, or one without the package manager's module.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature python_missing() {
  return {
      .id = "os-patch/python-missing",
      .documentation =
          {.means = "The patch payload finds no python that it can use, or one that can't import the package "
                    "manager's module.",
           .established =
               "The document's message about an unsupported combination, or an import error of yum, dnf, rpm or "
               "apt_pkg.",
           .is_not = "A python that runs and fails for another reason shows that reason; python's deprecation warnings "
                     "are noise.",
           .disproved_by = "The system's python importing the package manager's module on the node."},
      .platform = Platform::linux,
      .patterns =
          {
              specific(R"(bad interpreter: \S*python)"),
              specific(R"(unsupported package manager and python version)"),
              specific(R"((?:apt|yum|dnf|zypp) requires python\S* ?(?:or python\S* )?to be installed)"),
              specific(R"(unable to import yum module)"),
              specific(R"(no module named '?\"?(?:yum|yummain|dnf|rpm|apt|apt_pkg|hawkey|libdnf|urlgrabber|_?rpm|)"
                       R"(gi|softwareproperties)\b)"),
              specific(R"(problem importing one of the Python modules)"),
              specific(R"(ImportError: (?:cannot import name|\S*(?:rpm|yum|dnf|apt_pkg|urlgrabber)|lib\S*python))"),
              specific(R"((?:/usr/bin/)?(?:env: )?.?python[23]?(?:\.\d+)?.?: (?:No such file or directory|)"
                       R"(command not found|not found|bad interpreter))"),
              specific(R"((?:bad interpreter|interpreter).*python\S*.*(?:no such file|not found))"),
              specific(R"(could not find (?:a )?(?:platform|supported)? ?python)"),
              specific(R"(python\S* (?:is )?not (?:installed|found|supported|available)\b)"),
              specific(R"((?:current )?version of Python, which is)"),
              specific(R"(apt_pkg\S*\.so)"),
              specific(R"(SyntaxError: invalid syntax.*\byum\b)"),
              specific(R"(File "/usr/bin/yum", line \d+)"),
              specific(R"(cannot import name .*(?:apt_pkg|yum|dnf|rpm))"),
              specific(R"(Python (?:interpreter|version) \S+ (?:is )?(?:not supported|unsupported))"),
              specific(R"(Traceback[^\n]*\n[^\n]*/usr/bin/(?:yum|dnf))"),
              generic(R"(SyntaxError: invalid syntax)"),
              generic(R"(ImportError)"),
              generic(R"(ModuleNotFoundError)"),
              specific(R"(could not import (?:the )?(?:dnf|yum|apt|rpm) (?:python )?module)"),
              specific(
                  R"((?:python\S*-(?:dnf|apt|yum|rpm)|Python (?:2|3) (?:yum|dnf|apt) module) (?:package )?(?:is needed|is required|must be installed|not (?:found|installed)))"),
          },
      .hints =
          {
              {kPackageManager,
               R"(\bpython[\d.]*(?:[^-\w.]|$)|no module|import|interpreter|symbol lookup|undefined symbol)"},
              {R"(patch_common|patch-baseline-operations|entrance)", R"(no module|import|SyntaxError|interpreter)"},
              {R"(\bpython[\d.]*(?:[^-\w.]|$))",
               R"(no module|import|interpreter|not found|no such file|undefined symbol|SyntaxError)"},
          },
      .noise =
          {
              R"(Boto3)",
              R"(DeprecationWarning)",
              R"(will no longer support)",
              R"(botocore)",
              R"(boto3)",
          },
  };
}

}  // namespace patchtriage::signatures
