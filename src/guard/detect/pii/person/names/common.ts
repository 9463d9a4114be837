/** Words with a capital that no name contains: they end it, or say that it is something else. */
export const COMMON_WORDS = `
the a an this that these those there here it its he she they we you i me him her them us his
hers their our your my mine in on at by for from to of off with without within into onto over
under upon about above below after before since until during between among through across
against around near behind beyond and or but nor so yet if then else when while where why how
what which who whom whose because although though unless whether as than like also too very
just only even still already again ever never always often sometimes maybe perhaps not no yes
ok okay please thanks thank sorry hello hi hey dear sincerely regards best kind cheers welcome
goodbye bye well oh ah is are was were be been being am do does did done have has had having
can could will would shall should may might must let get got go goes went gone come came make
made take took give gave see saw seen know knew think thought say said says tell told ask
asked use used using find found want need try call called keep put set run show shows follow
following send sent check click open close start stop end read write add remove delete update
create build test return returns note notes see example examples figure table section chapter
page line lines file files name names first last middle full value values type types list
number numbers date time day week month year today tomorrow yesterday now later soon morning
afternoon evening night monday tuesday wednesday thursday friday saturday sunday january
february march april june july august september october november december mon tue wed thu fri
sat jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter one two three
four five six seven eight nine ten hundred thousand million all any both each every few many
more most much other others some such same new old big small long short good bad great high
low next previous another own several various north south east west northern southern eastern
western central upper lower sir madam team customer customers user users member members client
clients hiring manager valued colleague colleagues friend friends everyone all folks guys
ladies gentlemen support staff service services department office officer director president
chief executive chairman secretary minister senator governor mayor judge doctor doctors nurse
patient patients professor teacher student students engineer developer assistant agent admin
administrator analyst consultant accountant attorney lawyer owner author editor writer
reporter detective sergeant captain general colonel lieutenant king queen prince princess lord
lady saint pope bishop father mother brother sister uncle aunt son daughter report reports
account accounts address email mail phone telephone fax mobile website web site url id ids
number order orders invoice invoices payment payments card credit debit bank transfer amount
total price cost bill tax balance statement contract agreement policy claim claims form forms
record records document documents letter subject message messages request response summary
review history status code error warning alert data information info details description title
comment comments question answer issue issues problem solution project task tasks plan system
software hardware server client database network security privacy access login password
username token key keys secret api app application platform product products version release
model models medical medicine hospital clinic health care center centre unit ward emergency
surgery diagnosis treatment discharge admission referral progress laboratory lab imaging chest
abdominal blood heart lung liver kidney brain acute chronic type disease syndrome disorder
infection cancer diabetes hypertension allergies medications prescription insurance university
college school institute academy faculty library museum church cathedral temple hotel
restaurant cafe bar theatre theater cinema park garden gardens square street road avenue
boulevard lane drive court place plaza way highway bridge station airport port harbor harbour
bay beach island islands lake river mountain mount mountains valley hill hills forest desert
county state states city town village district region province republic kingdom country
federal national international world global american british english french german spanish
italian european asian african chinese japanese russian indian mexican canadian australian
irish scottish welsh dutch swedish danish norwegian finnish polish portuguese greek turkish
arabic latin hispanic hebrew christian muslim jewish catholic buddhist hindu united kingdom
company companies corporation corp inc incorporated llc ltd limited plc co group holdings
holding partners associates enterprises industries industrial solutions technologies
technology tech systems consulting consultants capital investments investment ventures
financial finance insurance bank trust foundation association society union club council
committee commission board agency bureau authority court supreme ministry government
parliament congress senate army navy force police fire press news times post journal magazine
media radio television tv studio studios records music film films book books series award
awards prize festival league cup championship olympic games game team fc orchestra band part
parts step steps phase stage level class grade rank group item items case cases rule rules law
laws act bill article clause appendix annex schedule exhibit attachment footnote introduction
conclusion abstract overview background purpose scope requirements requirement features
feature design architecture implementation installation configuration usage license copyright
reserved rights terms conditions disclaimer references contents index guide manual tutorial
documentation readme changelog contributing el la los las lo un una unos unas al del de a ante
bajo con contra desde en entre hacia hasta para por segun sin sobre tras durante mediante y e
o u ni que quien cual cuyo donde cuando como cuanto porque pues si no ya aun mas menos muy
mucho poco tanto tan tambien tampoco ademas asi aqui alli ahi hoy ayer manana siempre nunca
nada nadie algo alguien todo toda todos todas otro otra otros otras este esta estos estas ese
esa esos esas aquel aquella esto eso yo tu el ella nosotros vosotros ellos ellas usted ustedes
me te se nos os le les mi mis tus su sus nuestro nuestra es son era fue ser sido siendo estar
esta estaba estado hay habia hubo haber ha han he hemos tiene tienen tenia tener hace hacer
hecho puede pueden poder debe deben deber va van ir voy dice dijo decir ver visto vea sea
segun presenta presento presentaba refiere refirio acude acudio ingresa ingreso ingresado
remitido remitida remite realiza realizo realizada realizado solicita recibe recibio niega
consulta tras dada dado inicia inicio intervenido intervenida valorado valorada diagnosticado
diagnosticada evidencia muestra observa destaca aporta vive trabaja nacido nacida natural
nombre nombres apellido apellidos domicilio direccion localidad provincia municipio poblacion
pais nacionalidad sexo edad fecha nacimiento telefono tfno tlf fax movil correo electronico
email numero num codigo postal cp nhc nass nuss cipa cip dni nie nif cif pasaporte datos
paciente pacientes asistenciales asistencial historia clinica clinico clinicos informe medico
medica medicos episodio servicio servicios especialidad unidad seccion departamento hospital
hospitalario hospitales clinica clinicas complejo centro centros salud ambulatorio consultorio
sanatorio residencia universidad universitario universitaria universitari facultad instituto
fundacion colegio escuela general comarcal provincial regional nacional calle avenida avda
plaza paseo carretera camino ronda travesia via urbanizacion poligono edificio portal piso
planta puerta escalera bajo izquierda derecha esquina kilometro apartado antecedentes
personales familiares motivo enfermedad actual exploracion fisica pruebas complementarias
analitica tratamiento diagnostico juicio evolucion comentarios resultado resultados conclusion
alta urgencias urgente hemograma bioquimica radiografia ecografia resonancia tomografia tac
rmn ecg tension arterial temperatura frecuencia cardiaca alergias alergia medicacion dosis
cirugia medicina interna familia comunitaria pediatria urologia ginecologia obstetricia
oftalmologia oncologia cardiologia neurologia neurocirugia nefrologia neumologia digestivo
aparato endocrinologia nutricion dermatologia traumatologia ortopedica psiquiatria psicologia
radiologia radiodiagnostico anestesia anestesiologia reanimacion rehabilitacion hematologia
hemoterapia microbiologia anatomia patologica farmacia enfermeria maxilofacial oral vascular
plastica toracica otorrinolaringologia reumatologia alergologia inmunologia genetica
intensivos cuidados paliativos geriatria preventiva laboral lunes martes miercoles jueves
viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre setiembre
octubre noviembre diciembre primavera verano otono invierno hola estimado estimada estimados
estimadas querido querida queridos atentamente saludos cordial cordialmente gracias adios
buenos buenas dias tardes noches senor senora senorita senores don dona doctor doctora dr dra
sr sra srta sres cliente clientes usuario usuarios equipo empleado empleados empresa empresas
compania sociedad grupo banco caja seguros cuenta factura pedido contrato acuerdo pago importe
total precio iva impuesto ayuntamiento gobierno ministerio consejeria junta diputacion
comunidad autonoma estado reino republica ley real decreto articulo anexo tabla figura
capitulo nota notas ejemplo pagina linea asunto mensaje solicitud respuesta resumen estado
registro documento carta proyecto sistema programa aplicacion servidor base version primero
primera segundo segunda tercero ultimo ultima nuevo nueva mejor mayor menor gran grande buen
bueno buena mal malo der die das den dem des ein eine einer eines und oder aber nicht mit von
zu zur zum im in am an auf aus bei nach vor uber unter durch fur gegen ohne um wir ihr sie er
es ich du mein dein sein ist sind war waren hat haben wird werden kann sehr geehrte geehrter
liebe lieber hallo guten tag morgen abend herr frau strasse platz weg stadt name vorname
nachname adresse telefon le la les un une des du de et ou mais ne pas avec dans sur sous par
pour sans chez nous vous ils elles je tu il elle mon ton son notre votre leur est sont etait
bonjour bonsoir cher chere chers monsieur madame mademoiselle rue avenue nom prenom adresse
telephone il lo gli uno una dei delle della dello nel nella con per tra fra su da di che non
sono buongiorno ciao caro cara gentile signor signora via nome cognome indirizzo os as um uma
dos das em no na nos nas com por para sem sob entre nao sim ola prezado prezada caro cara
senhor senhora rua nome sobrenome endereco telefone servivio pza ctra esc director head sales
marketing human resources varon varones mujer mujeres hombre hombres nino nina lactante recien
neonato gestante ama caso ms mr mrs mx dott prof hon y de isle lodge cliffs flat suite apt
creek shore shores union rapids parks way dr st ave rd blvd jr sr ii iii iv phd md esq apple
google microsoft amazon facebook meta twitter instagram whatsapp telegram youtube netflix
tesla openai anthropic github gitlab linux windows android ios macos ubuntu debian docker
kubernetes python java javascript typescript node react angular excel word outlook teams slack
zoom visa mastercard paypal stripe oracle intel nvidia ibm sap aws azure chrome firefox safari
json xml html css http https pdf csv sql yaml api sdk cli gpu cpu ram usb gdpr hipaa pci iso
rfc cve cwe owasp mitre nist border forces federation embassy consulate residents citizen
citizens language restaurant cuisine assessment compliance plaintiff defendant witness
claimant employer employee provider attending physician examination transcript encounter
operative note notary deposition exhibit motion hearing case docket bar ssn mrn dob npi ein
iban passport license licence
`;
