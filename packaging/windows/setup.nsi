; The Windows set-up program: for one user, without an administrator, compiled on Linux or Windows by make.py, which
; writes facts.nsh (names, version, sizes), texts.nsh, files.nsh and registry.nsh into the folder ${MADE}.
;
; Where things lie:   $Root\Program        the frozen folder, the icons, the uninstaller and a list of all these
;                     $Root\Program.new    what is being unpacked; takes Program's place by one renaming
;                     $Root\Program.old    what was there before, until the new one stands
;                     $Root\Kept files     what a user had put among the program's files and what had to make way
; The user's own work lies elsewhere (%LOCALAPPDATA%\Pressfold) and is never touched. Nothing is ever removed but by the
; list of our own files, and folders only when they are empty.
;
; Switches:  /S silent   /LANG=en|de|fr|es|uk   /LOG=file   /D=folder (last, without quotation marks)
; In a silent run each sentence stands in the log, %TEMP%\Pressfold-setup.txt where no other is named.
; Exit codes: 0 done, 1 cancelled, 3 Windows too old, 4 newer one installed, 5 open, 6 no write rights, 7 disk too full,
;             8 writing failed, 9 folder too deep, 10 files are held by another program, 11 installed by MSI,
;             12 another set-up runs, 13 installed elsewhere, 14 removing failed
Target amd64-unicode
!include "${MADE}/facts.nsh"

Name "${APP}"
Caption "${APP} ${VERSION}"
OutFile "${OUTFILE}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${FOLDER}"
InstallDirRegKey HKCU "${APPKEY}" "InstallDir"
SetCompressor /SOLID lzma
SetCompressorDictSize 32
SetDateSave off
AllowSkipFiles off
CRCCheck on
ManifestDPIAware true
ManifestSupportedOS Win10
ManifestLongPathAware true
BrandingText " "
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${APP}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "FileDescription" "${APP} set-up"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "${COPYRIGHT}"
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh

!define LIST "installed.txt"
!define UNINSTALLER "uninstall.exe"
!define UNKEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Var Root       ; the folder that was chosen
Var Installed  ; the version, or the folder, of the Pressfold that is there
Var Need       ; megabytes
Var Free       ; megabytes
Var Kept       ; where files of the user's were put, empty where there were none
Var Sentence   ; why it cannot go on, empty while it can
Var Code       ; the exit code that goes with it
Var Log        ; file
Var Folder     ; what RemoveListed and PutAside work on
Var Count      ; how many files PutAside could not move
Var Left       ; how many files RemoveListed could not remove
Var Held       ; how often it waited for one
Var Mended     ; 1 where an earlier set-up had been cut off

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "$(welcome_title)"
!define MUI_WELCOMEPAGE_TEXT "$(welcome_text)"
!insertmacro MUI_PAGE_WELCOME
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(folder_text)"
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipFolderOfUpdate
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE JudgeFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(finish_title)"
!define MUI_FINISHPAGE_TEXT "$(finish_text)"
!define MUI_FINISHPAGE_RUN "$Root\Program\${DESK}"
!define MUI_FINISHPAGE_RUN_TEXT "$(finish_run)"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(confirm_removing)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "Ukrainian"
!include "${MADE}/texts.nsh"
!include "${MADE}/registry.nsh"

!insertmacro Locate
!insertmacro un.Locate

; Ends a function with a sentence; the caller decides how it is told.
!macro Refuse code text
  StrCpy $Code ${code}
  StrCpy $Sentence "$(${text})"
  Return
!macroend

; --- what the set-up and the uninstaller both do ---------------------------------------------------------------------

!macro SharedFunctions un

; Reads the switches and begins the log.
Function ${un}Begin
  StrCpy $Sentence ""
  StrCpy $Log "$TEMP\${ID}-setup.txt"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/LOG=" $1
  ${IfNot} ${Errors}
    StrCpy $Log $1
  ${EndIf}
  ReadRegStr $1 HKCU "${APPKEY}" "Language"
  ClearErrors
  ${GetOptions} $0 "/LANG=" $2
  ${IfNot} ${Errors}
    ${Switch} $2
      ${Case} "en"
        StrCpy $1 ${LANG_ENGLISH}
        ${Break}
      ${Case} "de"
        StrCpy $1 ${LANG_GERMAN}
        ${Break}
      ${Case} "fr"
        StrCpy $1 ${LANG_FRENCH}
        ${Break}
      ${Case} "es"
        StrCpy $1 ${LANG_SPANISH}
        ${Break}
      ${Case} "uk"
        StrCpy $1 ${LANG_UKRAINIAN}
        ${Break}
    ${EndSwitch}
  ${EndIf}
  ${If} $1 != ""
    StrCpy $LANGUAGE $1
  ${EndIf}
  Delete "$Log"
FunctionEnd

; Writes the sentence on top of the stack as a line of the log.
Function ${un}Note
  Exch $0
  Push $1
  ClearErrors
  FileOpen $1 "$Log" a
  ${IfNot} ${Errors}
    FileSeek $1 0 END
    FileWriteUTF16LE /BOM $1 "$0$\r$\n"
    FileClose $1
  ${EndIf}
  ClearErrors
  Pop $1
  Pop $0
FunctionEnd

; Tells why nothing was done, and ends.
Function ${un}TellAndQuit
  Push $Sentence
  Call ${un}Note
  MessageBox MB_OK|MB_ICONEXCLAMATION "$Sentence" /SD IDOK
  SetErrorLevel $Code
  Quit
FunctionEnd

; Refuses while another set-up or uninstaller runs. The handle stays open as long as this process does.
Function ${un}AskForOneSetup
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Local\${ID}.Setup") p .r0 ?e'
  Pop $0
  ${If} $0 = 183 ; ERROR_ALREADY_EXISTS
    !insertmacro Refuse 12 refused_twice
  ${EndIf}
FunctionEnd

; Refuses while one of the programs runs: Windows lets nobody write to a program that does. Workers are the same program.
Function ${un}AskForClosed
  StrCpy $1 0
  ${Do}
    StrCpy $Sentence ""
    Push "${DESK}"
    Call ${un}AskForClosedProgram
    Push "${CONSOLE}"
    Call ${un}AskForClosedProgram
    ${If} $Sentence == ""
      Return
    ${EndIf}
    IntOp $1 $1 + 1
    Sleep 300
  ${LoopUntil} $1 = 5 ; a virus scanner may hold a program for a moment too
FunctionEnd

Function ${un}AskForClosedProgram
  Exch $0
  Push $2
  ${If} ${FileExists} "$Root\Program\$0"
    ClearErrors
    FileOpen $2 "$Root\Program\$0" a
    ${If} ${Errors}
      StrCpy $Code 5
      StrCpy $Sentence "$(refused_open)"
    ${Else}
      FileClose $2
    ${EndIf}
  ${EndIf}
  Pop $2
  Pop $0
FunctionEnd

; Renames a folder (from and to on the stack), again and again for five seconds: scanners look into what is new.
Function ${un}RenamePatiently
  Pop $2
  Pop $1
  StrCpy $3 0
  ${Do}
    ClearErrors
    Rename $1 $2
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    Sleep 250
    IntOp $3 $3 + 1
  ${LoopUntil} $3 = 20
  SetErrors
FunctionEnd

; Removes from $Folder what the list in it names: files, then folders if they are empty, the uninstaller and the list last.
; Where a file is held (by a scanner, by a viewer) it waits, five seconds in all; then the list stays too, so that the next
; set-up can go on, and the error flag is set.
Function ${un}RemoveListed
  StrCpy $Held 0
  StrCpy $Left 0
  SetDetailsPrint none ; hundreds of names that nobody can read
  Call ${un}RemoveEachListed
  SetDetailsPrint both
  ${If} $Left > 0
    SetErrors
    Return
  ${EndIf}
  Delete "$Folder\${LIST}"
  RMDir "$Folder"
  ClearErrors
FunctionEnd

Function ${un}RemoveEachListed
  ClearErrors
  FileOpen $1 "$Folder\${LIST}" r
  ${IfNot} ${Errors}
    ${Do}
      ClearErrors
      FileReadUTF16LE $1 $2
      ${If} ${Errors}
        ${Break}
      ${EndIf}
      ${Do} ; drop the end of the line
        StrCpy $3 $2 1 -1
        ${If} $3 == "$\r"
        ${OrIf} $3 == "$\n"
          StrCpy $2 $2 -1
        ${Else}
          ${Break}
        ${EndIf}
      ${Loop}
      StrCpy $4 $2 2
      ${If} $2 == ""
      ${OrIf} $4 == ".." ; no line of ours begins so
        ${Continue}
      ${EndIf}
      ${If} $3 == "\"
        RMDir "$Folder\$2"
      ${ElseIf} $2 == "${UNINSTALLER}"
      ${AndIf} $Left > 0
        ${Continue} ; it is needed once more
      ${Else}
        ClearErrors
        Delete "$Folder\$2"
        ${While} ${Errors}
          ${If} $Held = 20
            IntOp $Left $Left + 1
            ${Break}
          ${EndIf}
          Sleep 250
          IntOp $Held $Held + 1
          ClearErrors
          Delete "$Folder\$2"
        ${EndWhile}
      ${EndIf}
    ${Loop}
    FileClose $1
  ${EndIf}
FunctionEnd

!macroend
!insertmacro SharedFunctions ""
!insertmacro SharedFunctions "un."

; --- before anything is changed --------------------------------------------------------------------------------------

Function .onInit
  SetShellVarContext current
  Call Begin
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    StrCpy $Code 3
    StrCpy $Sentence "$(refused_windows)"
  ${EndIf}
  ${If} $Sentence == ""
    Call AskForOneSetup
  ${EndIf}
  ${If} $Sentence == ""
    Call AskForOurPlace
  ${EndIf}
  ${If} $Sentence != ""
    Call TellAndQuit
  ${EndIf}
FunctionEnd

; Refuses where an MSI or a newer Pressfold is installed.
Function AskForOurPlace
  ReadRegStr $0 HKCU "${APPKEY}" "Msi"
  ${If} $0 != ""
    !insertmacro Refuse 11 refused_msi
  ${EndIf}
  ReadRegStr $0 HKCU "${APPKEY}" "InstallDir"
  ReadRegStr $Installed HKCU "${APPKEY}" "Version"
  ${If} $Installed != ""
  ${AndIf} ${FileExists} "$0\Program\${DESK}" ; not if somebody threw the folder away
    ${VersionCompare} $Installed "${VERSION}" $0
    ${If} $0 = 1
      !insertmacro Refuse 4 refused_newer
    ${EndIf}
  ${EndIf}
FunctionEnd

; An update goes where Pressfold is; there is nothing to choose.
Function SkipFolderOfUpdate
  ReadRegStr $0 HKCU "${APPKEY}" "InstallDir"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\Program\${DESK}"
    StrCpy $INSTDIR $0
    Abort
  ${EndIf}
FunctionEnd

; On the page with the folder: the sentence, and another try.
Function JudgeFolder
  Call AskForFolder
  ${If} $Sentence != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$Sentence" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

; Refuses a folder that is too deep, may not be written to or is on a disk that is too full.
Function AskForFolder
  StrCpy $Sentence ""
  StrCpy $Root $INSTDIR
  ReadRegStr $Installed HKCU "${APPKEY}" "InstallDir"
  ${If} $Installed != ""
  ${AndIf} $Installed != $Root
  ${AndIf} ${FileExists} "$Installed\Program\${DESK}"
    !insertmacro Refuse 13 refused_elsewhere
  ${EndIf}
  StrLen $0 $Root
  IntOp $0 $0 + ${LONGEST}
  ${If} $0 > 258 ; MAX_PATH with its closing zero, less one
    !insertmacro Refuse 9 refused_deep
  ${EndIf}
  ${DirState} "$Root" $1 ; -1 where there is none yet
  CreateDirectory "$Root"
  ClearErrors
  GetTempFileName $0 "$Root"
  ${If} ${Errors}
    ${If} $1 = -1
      RMDir "$Root"
    ${EndIf}
    !insertmacro Refuse 6 refused_rights
  ${EndIf}
  Delete $0
  Call AskForSpace
  ${If} $Sentence != ""
  ${AndIf} $1 = -1
    RMDir "$Root"
  ${EndIf}
FunctionEnd

; The new files stand beside the old ones until they take their place, so they need their whole room.
Function AskForSpace
  Push $1
  StrCpy $Need ${PAYLOAD_MB}
  IntOp $Need $Need + 8
  StrCpy $Free ""
  ${GetRoot} "$Root" $0
  ClearErrors
  ${DriveSpace} "$0\" "/D=F /S=M" $Free
  Pop $1
  ${If} ${Errors}
  ${OrIf} $Free == ""
    Return ; a drive that cannot be asked is tried
  ${EndIf}
  ${If} $Free < $Need
    !insertmacro Refuse 7 refused_space
  ${EndIf}
FunctionEnd

; --- installing ------------------------------------------------------------------------------------------------------

Section
  SetShellVarContext current
  Call AskForFolder
  ${If} $Sentence == ""
    Call WaitForClosed
  ${EndIf}
  ${If} $Sentence != ""
    Call Stop
  ${EndIf}

  Call Mend
  StrCpy $Code 8 ; should NSIS itself end the section from here on
  SetOutPath "$Root\Program.new"
  ClearErrors
  !include "${MADE}/files.nsh"
  WriteUninstaller "$Root\Program.new\${UNINSTALLER}"
  SetOutPath "$TEMP" ; a folder that somebody works in cannot be renamed
  ${IfNot} ${Errors}
    Call CompareWithList
  ${EndIf}
  ${If} ${Errors}
    StrCpy $Sentence "$(failed_writing)"
    Call Stop
  ${EndIf}

  Call Switch
  ${If} $Sentence != ""
    Call Stop
  ${EndIf}
  Call Register
  StrCpy $Folder "$Root\Program.old"
  Call PutAside
  Push "$(installed)"
  Call Note
  ${If} $Mended = 1
    Push "$(mended)"
    Call Note
  ${EndIf}
  ${If} $Kept != ""
    Push "$(kept_aside)"
    Call Note
    MessageBox MB_OK|MB_ICONINFORMATION "$(kept_aside)" /SD IDOK
  ${EndIf}
SectionEnd

; Asks again as long as the user presses Retry; a silent run is refused at once.
Function WaitForClosed
  ${Do}
    Call AskForClosed
    ${If} $Sentence == ""
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$Sentence" /SD IDCANCEL IDRETRY again
    ${Break}
    again:
  ${Loop}
FunctionEnd

; Ends the section; .onInstFailed tells why.
Function Stop
  SetErrorLevel $Code
  Abort "$Sentence"
FunctionEnd

Function .onInstFailed
  ${If} $Sentence == "" ; NSIS could not write a file and gave up by itself
    StrCpy $Sentence "$(failed_writing)"
  ${EndIf}
  SetOutPath "$TEMP"
  StrCpy $Folder "$Root\Program.new"
  ${If} $Code = 8
  ${OrIf} $Code = 10
    Call PutAside
  ${EndIf}
  RMDir "$Root" ; if there is nothing in it
  Push $Sentence
  Call Note
  MessageBox MB_OK|MB_ICONEXCLAMATION "$Sentence" /SD IDOK
  SetErrorLevel $Code
FunctionEnd

; Puts right what a set-up left that was cut off: between its two renamings there is no Program, before them and after
; them there are files too many.
Function Mend
  StrCpy $Mended 0
  StrCpy $Kept ""
  ${IfNot} ${FileExists} "$Root\Program\*.*"
    Rename "$Root\Program.trial" "$Root\Program" ; of an uninstaller
  ${EndIf}
  ${If} ${FileExists} "$Root\Program.old\*.*"
    StrCpy $Mended 1
    ${IfNot} ${FileExists} "$Root\Program\*.*"
      Rename "$Root\Program.old" "$Root\Program"
    ${Else}
      StrCpy $Folder "$Root\Program.old"
      Call PutAside
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$Root\Program.new\*.*"
    StrCpy $Mended 1
    StrCpy $Folder "$Root\Program.new"
    Call PutAside
  ${EndIf}
  ClearErrors
FunctionEnd

; Sets the error flag where a file that the list names was not written.
Function CompareWithList
  FileOpen $1 "$Root\Program.new\${LIST}" r
  ${If} ${Errors}
    Return
  ${EndIf}
  ${Do}
    ClearErrors
    FileReadUTF16LE $1 $2
    ${If} ${Errors}
      ClearErrors
      ${Break}
    ${EndIf}
    StrCpy $2 $2 -2 ; without the end of the line
    StrCpy $3 $2 1 -1
    ${If} $3 == "\"
    ${OrIf} ${FileExists} "$Root\Program.new\$2"
      ${Continue}
    ${EndIf}
    SetErrors
    ${Break}
  ${Loop}
  FileClose $1
FunctionEnd

; Gives the new files the place of the old ones, or leaves the old ones as they were and says why.
Function Switch
  ${If} ${FileExists} "$Root\Program\*.*"
    Push "$Root\Program"
    Push "$Root\Program.old"
    Call RenamePatiently
    ${If} ${Errors}
      Call AskForClosed
      ${If} $Sentence == ""
        !insertmacro Refuse 10 failed_switching
      ${EndIf}
      StrCpy $Code 10
      Return
    ${EndIf}
  ${EndIf}
  Push "$Root\Program.new"
  Push "$Root\Program"
  Call RenamePatiently
  ${If} ${Errors}
    Rename "$Root\Program.old" "$Root\Program"
    !insertmacro Refuse 10 failed_switching
  ${EndIf}
FunctionEnd

; Removes our files from $Folder, a Program that was set aside; what else lies in it goes to the same place in Program,
; or where that is taken to Kept files. Nothing that is not ours is ever removed.
Function PutAside
  ${IfNot} ${FileExists} "$Folder\*.*"
    Return
  ${EndIf}
  Call RemoveListed
  ${If} ${Errors} ; what is left is ours: no file of the user's, but for the next set-up
    Return
  ${EndIf}
  ${IfNot} ${FileExists} "$Folder\*.*"
    Return
  ${EndIf}
  StrCpy $Count 0
  ${Locate} "$Folder" "/L=F" "MoveOut"
  ${If} $Count = 0
    ${Do} ; folders, from within: each round takes those that have become empty
      StrCpy $Count 0
      ${Locate} "$Folder" "/L=DE" "RemoveEmpty"
    ${LoopUntil} $Count = 0
    RMDir "$Folder"
  ${Else}
    StrCpy $Kept "$Folder"
  ${EndIf}
  ClearErrors
FunctionEnd

; For each file that is left ($R9 its path): $1 the part below $Folder, $2 the folder it goes to.
Function MoveOut
  StrLen $0 $Folder
  StrCpy $1 $R9 "" $0
  StrCpy $2 "$Root\Program"
  ${IfNot} ${FileExists} "$2\${DESK}" ; nothing stands there (a first installation failed)
  ${OrIf} ${FileExists} "$2$1"
    StrCpy $2 "$Root\Kept files"
    StrCpy $3 1
    ${While} ${FileExists} "$2$1"
      IntOp $3 $3 + 1
      StrCpy $2 "$Root\Kept files $3"
    ${EndWhile}
  ${EndIf}
  ${GetParent} "$2$1" $3
  CreateDirectory $3
  ClearErrors
  Rename $R9 "$2$1"
  ${If} ${Errors}
    IntOp $Count $Count + 1
  ${Else}
    StrCpy $Kept $2
  ${EndIf}
  Push $0
FunctionEnd

Function RemoveEmpty
  ClearErrors
  RMDir $R9
  ${IfNot} ${Errors}
    IntOp $Count $Count + 1
  ${EndIf}
  Push $0
FunctionEnd

Function Register
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$Root\Program\${DESK}" "" "$Root\Program\${DESK}" 0 SW_SHOWNORMAL "" "${COMMENT}"
  WriteRegStr HKCU "${APPKEY}" "InstallDir" "$Root"
  WriteRegStr HKCU "${APPKEY}" "Version" "${VERSION}"
  WriteRegStr HKCU "${APPKEY}" "Language" "$LANGUAGE"
  !insertmacro WriteFileTypes
  WriteRegStr HKCU "${UNKEY}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNKEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNKEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNKEY}" "DisplayIcon" "$Root\Program\${DESK},0"
  WriteRegStr HKCU "${UNKEY}" "InstallLocation" "$Root"
  WriteRegStr HKCU "${UNKEY}" "UninstallString" '"$Root\Program\${UNINSTALLER}"'
  WriteRegStr HKCU "${UNKEY}" "QuietUninstallString" '"$Root\Program\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${UNKEY}" "EstimatedSize" ${PAYLOAD_KB}
  WriteRegDWORD HKCU "${UNKEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNKEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; SHCNE_ASSOCCHANGED: Explorer reads the icons anew
FunctionEnd

; --- removing --------------------------------------------------------------------------------------------------------

Function un.onInit
  SetShellVarContext current
  Call un.Begin
  ${GetParent} "$INSTDIR" $Root
  Call un.AskForOneSetup
  ${If} $Sentence == ""
    Call un.AskForClosed
  ${EndIf}
  ${If} $Sentence == ""
    Call un.AskForTheWhole
  ${EndIf}
  ${If} $Sentence != ""
    Call un.TellAndQuit
  ${EndIf}
FunctionEnd

; Refuses where the list is gone (it must not guess), or where a file is held or may not be changed: a folder in which
; one is cannot be renamed, and so nothing is removed by halves.
Function un.AskForTheWhole
  SetOutPath "$TEMP"
  ${If} ${FileExists} "$Root\Program\${LIST}"
    Push "$Root\Program"
    Push "$Root\Program.trial"
    Call un.RenamePatiently ; the uninstaller that this one is a copy of may not have ended yet
    ${IfNot} ${Errors}
      Push "$Root\Program.trial"
      Push "$Root\Program"
      Call un.RenamePatiently
    ${EndIf}
  ${Else}
    SetErrors
  ${EndIf}
  ${If} ${Errors}
    !insertmacro Refuse 14 failed_removing
  ${EndIf}
FunctionEnd

Section "un."
  SetShellVarContext current
  SetOutPath "$TEMP"
  StrCpy $Folder "$Root\Program.old" ; if an update could not clear it away
  Call un.RemoveListed
  StrCpy $Folder "$Root\Program"
  Call un.RemoveListed
  ${If} ${Errors}
    StrCpy $Code 14
    StrCpy $Sentence "$(failed_removing)"
    Call un.TellAndQuit
  ${EndIf}
  RMDir "$Root"
  Delete "$SMPROGRAMS\${APP}.lnk"
  !insertmacro RemoveFileTypes
  DeleteRegKey HKCU "${APPKEY}"
  DeleteRegKey HKCU "${UNKEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  Push "$(removed)"
  Call un.Note
  StrCpy $0 "$(removed)"
  ${If} ${FileExists} "$Root\*.*"
    Push "$(removed_but_files)"
    Call un.Note
    StrCpy $0 "$0$\r$\n$\r$\n$(removed_but_files)"
  ${EndIf}
  MessageBox MB_OK|MB_ICONINFORMATION "$0" /SD IDOK
SectionEnd
